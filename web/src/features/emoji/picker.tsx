// The emoji picker. The focus stays in the field: arrows walk the grid, Enter takes. With Shift it stays open for another.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { language, t, type Key } from "../../app/i18n";
import { Button } from "../../ui/button";
import { SkeletonRows } from "../../ui/parts";
import { recentEmoji } from "../reactions/toggle";
import { loadPinyin, readings } from "../switcher/pinyin";
import { chooseTone, emojiNames, inTone, loadEmoji, tone, type Emoji } from "./names";
import styles from "./picker.module.css";
import { findEmoji } from "./search";

const groups: readonly (readonly [group: number, name: Key, face: string])[] = [
  [0, "marks.groupSmileys", "😀"], [1, "marks.groupPeople", "👋"], [3, "marks.groupNature", "🐻"], [4, "marks.groupFood", "🍜"], [5, "marks.groupTravel", "🚢"],
  [6, "marks.groupActivities", "⚽"], [7, "marks.groupObjects", "💡"], [8, "marks.groupSymbols", "💯"], [9, "marks.groupFlags", "🏁"],
];
const foundMost = 99;
const columns = 9;

interface Section {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Emoji[];
}

export function Picker({ onTake }: { onTake: (emoji: string) => void }): JSX.Element {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(-1);
  const [failed, setFailed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const all = emojiNames.value;
  const sounds = readings.value;
  const sections = useMemo(() => sectionsOf(all, query, sounds), [all, query, sounds, language.value]);
  const flat = useMemo(() => sections.flatMap(({ items }) => items), [sections]);
  const chosen = flat[at] ?? (query ? flat[0] : undefined);

  const load = (): void => {
    setFailed(false);
    loadEmoji().catch(() => setFailed(true));
  };
  useEffect(load, []);
  useLayoutEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus(); // a keyboard on the screen would hide the rest
  }, []);
  useEffect(() => {
    grid.current?.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
  }, [at]);

  function keyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const next = step(event.key, at, flat.length, sections);
    if (event.key === "Enter" && chosen) onTake(inTone(chosen, tone.value));
    else if (next !== null && (at >= 0 || event.key === "ArrowDown")) setAt(next);
    else return;
    event.preventDefault();
  }

  const typed = (value: string): void => {
    setQuery(value);
    setAt(-1);
    if (/^[a-z]{2}/i.test(value)) void loadPinyin();
  };
  const toGroup = (key: string): void => grid.current?.querySelector(`[data-group="${key}"]`)?.scrollIntoView({ block: "start" });
  let index = -1;
  return (
    <div class={styles.picker}>
      <input
        ref={field} class={styles.field} type="text" value={query} placeholder={t("marks.findEmoji")} aria-label={t("marks.findEmoji")} autocomplete="off" spellcheck={false}
        role="combobox" aria-expanded="true" aria-controls="emoji-grid" aria-activedescendant={chosen ? `emoji-${flat.indexOf(chosen)}` : undefined}
        onInput={(event) => typed(event.currentTarget.value)} onKeyDown={keyDown}
      />
      {!query && (
        <div class={styles.tabs}>
          {groups.map(([group, name, face]) => (
            <button key={group} type="button" tabIndex={-1} aria-label={t(name)} title={t(name)} onClick={() => toGroup(String(group))}>{face}</button>
          ))}
        </div>
      )}
      <div ref={grid} class={styles.grid} id="emoji-grid" role="listbox" aria-label={t("marks.emoji")} onMouseDown={(event) => event.preventDefault()}>
        {failed && <p class={styles.note} role="alert">{t("marks.emojiFailed")} <Button size="small" onClick={load}>{t("timeline.retryPage")}</Button></p>}
        {!failed && all.length === 0 && <SkeletonRows rows={5} />}
        {sections.map(({ key, title, items }) => (
          <div key={key} class={styles.section} role="group" aria-label={title} data-group={key} style={{ containIntrinsicSize: `auto ${28 + Math.ceil(items.length / columns) * 36}px` }}>
            {title && <div class={styles.title} aria-hidden="true">{title}</div>}
            {items.map((emoji) => {
              index++;
              const face = inTone(emoji, tone.value);
              return (
                <div key={emoji.char} id={`emoji-${index}`} class={styles.cell} role="option" aria-selected={emoji === chosen} aria-label={nameOf(emoji)} title={`${nameOf(emoji)} :${emoji.code}:`} onClick={() => onTake(face)}>
                  {face}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {query && all.length > 0 && flat.length === 0 && <p class={styles.note} role="status">{t("marks.noEmoji", { query })}</p>}
      <div class={styles.foot}>
        <span class={styles.name}>{chosen && <><b>{inTone(chosen, tone.value)}</b> {nameOf(chosen)} <small>:{chosen.code}:</small></>}</span>
        <Tones />
      </div>
    </div>
  );
}

function Tones(): JSX.Element {
  return (
    <div class={styles.tones} role="radiogroup" aria-label={t("marks.tone")}>
      {[0, 1, 2, 3, 4, 5].map((one) => (
        <button
          key={one} type="button" role="radio" aria-checked={tone.value === one} tabIndex={tone.value === one ? 0 : -1} aria-label={t(`marks.tone${one}` as Key)} title={t(`marks.tone${one}` as Key)}
          onClick={() => chooseTone(one)}
          onKeyDown={(event) => {
            const next = { ArrowRight: Math.min(5, one + 1), ArrowLeft: Math.max(0, one - 1) }[event.key];
            if (next === undefined) return;
            event.preventDefault();
            chooseTone(next);
            (event.currentTarget.parentElement?.children[next] as HTMLElement | undefined)?.focus();
          }}
        >
          {inTone({ char: "✋", toned: true }, one)}
        </button>
      ))}
    </div>
  );
}

const nameOf = ({ english, chinese }: Emoji): string => (language.value === "zh" ? chinese : english);

function sectionsOf(all: readonly Emoji[], query: string, sounds: typeof readings.value): readonly Section[] {
  if (query) {
    const found = findEmoji(all, query, foundMost, sounds);
    return found.length > 0 ? [{ key: "found", title: "", items: found }] : [];
  }
  if (all.length === 0) return [];
  const known = new Map(all.map((emoji) => [emoji.char, emoji]));
  const recent = recentEmoji.peek().map((char) => known.get(char) ?? { char, group: -1, english: char, chinese: char, code: "", words: [], toned: false });
  const grouped = groups.map(([group, name]) => ({ key: String(group), title: t(name), items: all.filter((emoji) => emoji.group === group) }));
  return recent.length > 0 ? [{ key: "recent", title: t("marks.recent"), items: recent }, ...grouped] : grouped;
}

// One place on, or one row on: sections begin at the left edge.
function step(key: string, at: number, count: number, sections: readonly Section[]): number | null {
  const within = (next: number): number => Math.max(0, Math.min(count - 1, next));
  switch (key) {
    case "ArrowRight":
      return within(at + 1);
    case "ArrowLeft":
      return within(at - 1);
    case "ArrowDown":
      return at < 0 ? within(0) : below(at, sections, count);
    case "ArrowUp":
      return at < 0 ? null : above(at, sections);
    default:
      return null;
  }
}

function placeOf(at: number, sections: readonly Section[]): { section: number; inside: number; start: number } {
  let start = 0;
  for (const [section, { items }] of sections.entries()) {
    if (at < start + items.length) return { section, inside: at - start, start };
    start += items.length;
  }
  return { section: sections.length - 1, inside: 0, start };
}

function below(at: number, sections: readonly Section[], count: number): number {
  const { section, inside, start } = placeOf(at, sections);
  const length = sections[section]?.items.length ?? 0;
  if (inside + columns < length) return at + columns;
  const lastRow = Math.floor((length - 1) / columns);
  if (Math.floor(inside / columns) < lastRow) return start + length - 1;
  const next = sections[section + 1];
  return next ? start + length + Math.min(inside % columns, next.items.length - 1) : Math.min(at, count - 1);
}

function above(at: number, sections: readonly Section[]): number {
  const { section, inside, start } = placeOf(at, sections);
  if (inside >= columns) return at - columns;
  const before = sections[section - 1]?.items.length;
  if (before === undefined) return at;
  return start - before + Math.min(Math.floor((before - 1) / columns) * columns + (inside % columns), before - 1);
}
