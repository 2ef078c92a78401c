// The buttons under the text. Each does what its key does.
import type { JSX, RefObject } from "preact";
import { t } from "../../app/i18n";
import { openPicker } from "../emoji/open_picker";
import { used } from "../reactions/toggle";
import { IconButton } from "../../ui/button";
import type { IconName } from "../../ui/icon";
import styles from "./composer.module.css";
import { makeCode, makeLink, prefixLines, typeInto, wrapSelection } from "./writing";

function pick(button: Element, area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.focus();
  openPicker(button, {
    back: area,
    taken(emoji) {
      used(emoji);
      area.focus();
      typeInto(area, emoji);
    },
  });
}

export function Tools({ box }: { box: RefObject<HTMLTextAreaElement> }): JSX.Element {
  const tool = (icon: IconName, label: string, act: (area: HTMLTextAreaElement) => void): JSX.Element => (
    <IconButton icon={icon} label={label} tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={() => box.current && act(box.current)} />
  );
  return (
    <div class={styles.marks}>
      {tool("bold", t("composer.bold"), (area) => wrapSelection(area, "**"))}
      {tool("italic", t("composer.italic"), (area) => wrapSelection(area, "*"))}
      {tool("link", t("composer.link"), makeLink)}
      {tool("code", t("composer.code"), makeCode)}
      {tool("list", t("composer.list"), (area) => prefixLines(area, "- "))}
      {tool("quote", t("composer.quote"), (area) => prefixLines(area, "> "))}
      <span class={styles.gap} />
      <IconButton icon="smile" label={t("marks.emoji")} tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={(event) => pick(event.currentTarget, box.current)} />
      {tool("at", t("composer.mention"), (area) => typeInto(area, /\S$/.test(area.value.slice(0, area.selectionStart)) ? " @" : "@"))}
    </div>
  );
}
