// Choosing people: a field that filters, a list of boxes to tick. Arrow keys go from the field into the list.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../app/i18n";
import type { State, User, UserId } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Field } from "../../ui/field";
import { useRoving } from "../../ui/focus";
import { Icon } from "../../ui/icon";
import { byName } from "../channels/names";
import { matchOf } from "../switcher/match";
import styles from "./picker.module.css";

const shownMost = 100;

interface PickerProps {
  state: State;
  label: string;
  among: readonly User[];
  chosen: readonly UserId[];
  onChange: (chosen: readonly UserId[]) => void;
}

export function PeoplePicker({ state, label, among, chosen, onChange }: PickerProps): JSX.Element {
  const [query, setQuery] = useState("");
  const roving = useRoving<HTMLUListElement>();
  const scored = among.map((person) => ({ person, score: query ? Math.max(matchOf(query, person.displayName), matchOf(query, person.username)) : 1 }));
  const found = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || byName(a.person.displayName, b.person.displayName))
    .slice(0, shownMost);
  const toggle = (id: UserId): void => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const intoList = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" || event.isComposing) return;
    event.preventDefault();
    roving.ref.current?.querySelector<HTMLElement>("[data-stop]")?.focus();
  };
  return (
    <div class={styles.picker}>
      {chosen.length > 0 && (
        <ul class={styles.chips}>
          {chosen.map((id) => (
            <li key={id}>
              <button type="button" onClick={() => toggle(id)}>
                {state.people.get(id)?.displayName}
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field label={label} value={query} onInput={setQuery} prefix={<Icon name="search" />} autocomplete="off" autofocus onKeyDown={intoList} />
      <ul class={styles.list} ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn}>
        {found.map(({ person }) => (
          <li key={person.id}>
            <label class={styles.person}>
              <input type="checkbox" data-stop checked={chosen.includes(person.id)} onChange={() => toggle(person.id)} />
              <Avatar person={person} size={24} presence={person.bot ? undefined : (state.presence.get(person.id)?.state ?? "offline")} />
              <span>{person.displayName}</span>
              <small>@{person.username}</small>
            </label>
          </li>
        ))}
      </ul>
      {query && found.length === 0 && <p class={styles.none}>{t("people.nobody", { query })}</p>}
    </div>
  );
}

// Everyone who can be written to, oneself left out.
export const reachable = (state: State): readonly User[] => [...state.people.values()].filter((person) => person.active && person.id !== state.me);
