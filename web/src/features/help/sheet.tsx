// The shortcut sheet, with a field to find one.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, type Key } from "../../app/i18n";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Kbd } from "../../ui/parts";
import styles from "./sheet.module.css";

type Line = readonly [Key, ...string[]];
const groups: readonly (readonly [Key, readonly Line[]])[] = [
  ["shell.keysGet", [
    ["shell.goTo", "Ctrl+K"],
    ["search.field", "/", "Ctrl+Shift+F"],
    ["shell.keyNextUnread", "Alt+Shift+↓"],
    ["shell.keyPreviousUnread", "Alt+Shift+↑"],
    ["shell.keyNextChannel", "Alt+↓"],
    ["shell.keyPreviousChannel", "Alt+↑"],
    ["shell.keyHistory", "Alt+←", "Alt+→"],
    ["shell.newMessage", "Ctrl+Shift+K"],
    ["shell.keyRegions", "F6"],
    ["shell.keyPanel", "Ctrl+."],
    ["shell.keyClose", "Esc"],
    ["shell.keySheet", "Ctrl+/"],
  ]],
  ["shell.keysWrite", [
    ["shell.keySend", "Enter"],
    ["shell.keyNewLine", "Shift+Enter"],
    ["shell.keyEditLast", "↑"],
    ["shell.keyBoldItalic", "Ctrl+B", "Ctrl+I"],
    ["shell.keyLink", "Ctrl+Shift+L"],
    ["shell.keyCode", "Ctrl+E"],
    ["shell.keyName", "@"],
  ]],
  ["shell.keysMessage", [
    ["shell.keyMoveMessages", "↑", "↓"],
    ["marks.react", "R", "+"],
    ["shell.keyEdit", "E"],
    ["threads.keyThread", "T"],
    ["shell.keyCopyLink", "L"],
    ["shell.keyUnreadFrom", "U"],
    ["marks.save", "S"],
    ["marks.pin", "P"],
    ["marks.forward", "F"],
    ["shell.keyRemove", "Del"],
  ]],
  ["shell.keysRead", [["shell.keyLatest", "Esc"], ["shell.keyAllRead", "Shift+Esc"]]],
];

export function Sheet({ onClose }: { onClose: () => void }): JSX.Element {
  const [query, setQuery] = useState("");
  const asked = query.trim().toLowerCase();
  const shown = groups
    .map(([title, lines]) => [title, lines.filter(([key, ...keys]) => !asked || `${t(key)} ${keys.join(" ")}`.toLowerCase().includes(asked))] as const)
    .filter(([, lines]) => lines.length > 0);
  const find = <Field label={t("shell.findShortcut")} placeholder={t("shell.findShortcut")} hideLabel small value={query} onInput={setQuery} prefix={<Icon name="search" size={14} />} autofocus />;
  return (
    <Dialog title={t("shell.shortcuts")} width="widest" place="top" head={find} onClose={onClose}>
      <div class={styles.sheet}>
        {shown.map(([title, lines]) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <ul>
              {lines.map(([key, ...keys]) => (
                <li key={key}>
                  <span>{t(key)}</span>
                  <span>
                    {keys.map((one, at) => (
                      <>
                        {at > 0 && <small> {t("shell.or")} </small>}
                        <Kbd keys={one} />
                      </>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {shown.length === 0 && <p>{t("shell.nothingFound", { query })}</p>}
      </div>
    </Dialog>
  );
}
