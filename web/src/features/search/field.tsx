// The question: one field, with names to complete from: and in: below it. The field keeps the focus while one chooses.
import type { JSX, RefObject } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../../app/i18n";
import type { State } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { IconButton } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Beside } from "../../ui/parts";
import { halfTyped } from "./filters";
import styles from "./search.module.css";
import { suggestionsFor, type Suggestion } from "./suggest";

interface FieldProps {
  state: State;
  query: string;
  input: RefObject<HTMLInputElement>;
  onQuery: (query: string) => void;
  onDown: () => void; // into what was found
  onEnter: () => void;
}

export function SearchField({ state, query, input, onQuery, onDown, onEnter }: FieldProps): JSX.Element {
  const id = useId();
  const [caret, setCaret] = useState(query.length);
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState("");
  const half = dismissed === query ? null : halfTyped(query, Math.min(caret, query.length));
  // Who has typed a name to its end is offered nothing more.
  const found = half ? suggestionsFor(state, half.name, half.typed) : [];
  const offered = found.some((one) => one.value === half?.typed) ? [] : found;
  const chosen = Math.min(at, offered.length - 1);
  const open = offered.length > 0;

  const take = (one: Suggestion | undefined): void => {
    if (!one || !half) return;
    const value = /\s/.test(one.value) ? `"${one.value}"` : one.value;
    const head = `${query.slice(0, half.start)}${half.name}:${value} `;
    onQuery(head + query.slice(half.start + half.name.length + 1 + half.typed.length).trimStart());
    setCaret(head.length);
    setAt(0);
    input.current?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    if (open) {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (step) setAt((chosen + step + offered.length) % offered.length);
      else if (event.key === "Enter" || event.key === "Tab") take(offered[chosen]);
      else if (event.key === "Escape") setDismissed(query), event.stopPropagation();
      else return;
    } else if (event.key === "ArrowDown") onDown();
    else if (event.key === "Enter") onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <div class={styles.ask} role="search">
      <Icon name="search" />
      <input
        ref={input} role="combobox" aria-expanded={open} aria-controls={`${id}-list`} aria-autocomplete="list"
        aria-activedescendant={open ? `${id}-${chosen}` : undefined} aria-label={t("search.field")} placeholder={t("search.placeholder")}
        autocomplete="off" spellcheck={false} maxLength={250} enterkeyhint="search" data-first value={query}
        onInput={(event) => {
          onQuery(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          setAt(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onBlur={() => setDismissed(query)}
        onFocus={() => setDismissed("")}
        onKeyDown={keys}
      />
      {query !== "" && (
        <IconButton
          icon="close" iconSize={14} label={t("search.clear")}
          onClick={() => {
            onQuery("");
            input.current?.focus();
          }}
        />
      )}
      <div id={`${id}-list`} role="listbox" aria-label={t("search.field")} class={open ? styles.list : undefined}>
        {offered.map((one, index) => (
          <div
            key={one.value} id={`${id}-${index}`} role="option" aria-selected={index === chosen} class={styles.option}
            onPointerDown={(event) => (event.preventDefault(), take(one))} onPointerEnter={() => setAt(index)}
          >
            {one.person ? <Avatar person={one.person} size={20} /> : <Icon name={one.channel?.kind === "private" ? "lock" : one.channel?.kind === "direct" ? "people" : "hash"} />}
            <span>{one.title}</span>
            <Beside>{one.more}</Beside>
          </div>
        ))}
      </div>
    </div>
  );
}
