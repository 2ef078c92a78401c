// The people one may mean, above the box.
import type { JSX } from "preact";
import { t } from "../../app/i18n";
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
  readonly onTake: (choice: Choice) => void;
}

export function CompletionMenu({ id, choices, selected, onTake }: MenuProps): JSX.Element {
  return (
    <div class={styles.menu}>
      <div class={styles.cap} aria-hidden="true">
        <span>{t("composer.people")}</span>
        <span class={styles.keys}><Kbd keys="↑" /><Kbd keys="↓" /> {t("composer.choose")} <Kbd keys="Tab" /> {t("composer.insert")}</span>
      </div>
      <ul id={id} role="listbox" aria-label={t("composer.people")}>
        {choices.map((choice, at) => (
          // Taken on press, before the box would lose the focus.
          <li
            key={choice.kind === "person" ? choice.user.id : "everybody"} id={`${id}-${at}`} class={styles.option} role="option" aria-selected={at === selected}
            onMouseDown={(event) => (event.preventDefault(), onTake(choice))}
          >
            {choice.kind === "person" ? <Person choice={choice} /> : <><Icon name="people" /><span>@channel</span><span class={styles.sub}>{t("composer.everybody")}</span></>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Person({ choice: { user, here } }: { choice: Extract<Choice, { kind: "person" }> }): JSX.Element {
  return (
    <>
      <Avatar person={user} size={24} />
      <bdi class={styles.name}>{nameOf(user, user.id)}</bdi>
      <span class={styles.sub}>{user.username}{here ? "" : ` · ${t("composer.outside")}`}</span>
    </>
  );
}
