// The people one may mean, above the box.
import type { JSX } from "preact";
import { language, t, type Key } from "../../app/i18n";
import type { PresenceState, State } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Icon } from "../../ui/icon";
import { Kbd } from "../../ui/parts";
import { nameOf } from "../messages/people_names";
import type { Choice } from "./completion";
import styles from "./composer.module.css";

interface MenuProps {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly selected: number;
  readonly presence: State["presence"];
  readonly onTake: (choice: Choice) => void;
}

export function CompletionMenu({ id, choices, selected, presence, onTake }: MenuProps): JSX.Element {
  const label = t(capOf(choices[0]));
  return (
    <div class={styles.menu}>
      <div class={styles.cap} aria-hidden="true">
        <span>{label}</span>
        <span class={styles.keys}><Kbd keys="↑" /><Kbd keys="↓" /> {t("composer.choose")} <Kbd keys="Tab" /> {t("composer.insert")}</span>
      </div>
      <ul id={id} role="listbox" aria-label={label}>
        {choices.map((choice, at) => (
          // Taken on press, before the box would lose the focus.
          <li
            key={choice.kind === "person" ? choice.user.id : choice.kind === "command" ? choice.command.name : choice.kind === "emoji" ? choice.emoji.char : choice.word} id={`${id}-${at}`} class={styles.option} role="option" aria-selected={at === selected}
            onMouseDown={(event) => (event.preventDefault(), onTake(choice))}
          >
            {choice.kind === "person" ? <Person choice={choice} presence={presence.get(choice.user.id)?.state} /> : choice.kind === "command" ? <Command choice={choice} /> : choice.kind === "emoji" ? <EmojiOption choice={choice} /> : <><Icon name="people" /><span>@{choice.word}</span><span class={styles.sub}>{t("composer.everybody")}</span></>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function capOf(choice: Choice | undefined): Key {
  if (choice?.kind === "command") return "bots.commands";
  return choice?.kind === "emoji" ? "marks.emoji" : "composer.people";
}

function Command({ choice: { command } }: { choice: Extract<Choice, { kind: "command" }> }): JSX.Element {
  return (
    <>
      <Icon name={command.by ? "plug" : "code"} />
      <span class={styles.name}>/{command.name} <small>{command.hint}</small></span>
      <span class={styles.sub}>{command.does}{command.by && ` · ${command.by}`}</span>
    </>
  );
}

function EmojiOption({ choice: { char, emoji } }: { choice: Extract<Choice, { kind: "emoji" }> }): JSX.Element {
  return (
    <>
      <span class={styles.emoji} aria-hidden="true">{char}</span>
      <span class={styles.name}>{language.value === "zh" ? emoji.chinese : emoji.english}</span>
      <span class={styles.sub}>:{emoji.code}:</span>
    </>
  );
}

function Person({ choice: { user, here }, presence }: { choice: Extract<Choice, { kind: "person" }>; presence: PresenceState["state"] | undefined }): JSX.Element {
  return (
    <>
      <Avatar person={user} size={24} presence={presence} />
      <bdi class={styles.name}>{nameOf(user, user.id)}</bdi>
      <span class={styles.sub}>{user.username}{here ? "" : ` · ${t("composer.outside")}`}</span>
    </>
  );
}
