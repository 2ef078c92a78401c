// The buttons under the text. Each does what its key does.
import type { JSX, RefObject } from "preact";
import { t } from "../../app/i18n";
import { IconButton } from "../../ui/button";
import type { IconName } from "../../ui/icon";
import styles from "./composer.module.css";
import { makeCode, makeLink, prefixLines, typeInto, wrapSelection } from "./writing";

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
      {tool("at", t("composer.mention"), (area) => typeInto(area, /\S$/.test(area.value.slice(0, area.selectionStart)) ? " @" : "@"))}
    </div>
  );
}
