// The emoji under a message: how many, whether oneself, and on pointing or focus by whom.
import type { JSX } from "preact";
import { list, number, t } from "../../app/i18n";
import type { Reaction, State, UserId } from "../../state/model";
import { Icon } from "../../ui/icon";
import { openPicker } from "../emoji/open_picker";
import type { PartProps } from "../messages/parts";
import { nameOf } from "../messages/people_names";
import { reactors } from "../messages/wishes";
import styles from "./reactions.module.css";
import { shownReactions, toggleReaction } from "./toggle";

const namedMost = 12;

export function ReactionChips({ client, channel, message, people, me }: PartProps): JSX.Element | null {
  const shown = shownReactions(message, channel, me, client.wishes.value);
  if (shown.length === 0) return null;
  const off = client.state.value.channels.get(channel)?.archived === true;
  const pick = (event: { currentTarget: HTMLElement }): void => openPicker(event.currentTarget, { taken: (emoji) => toggleReaction(client, channel, message, emoji) });
  return (
    <div class={styles.chips} role="group" aria-label={t("marks.reactions")}>
      {shown.map((reaction) => (
        <Chip
          key={reaction.emoji} reaction={reaction} people={people} me={me} off={off} onToggle={() => toggleReaction(client, channel, message, reaction.emoji)}
          onWho={() => (reactors.value = { channel, seq: message.seq, emoji: reaction.emoji })}
        />
      ))}
      {!off && (
        <button type="button" class={styles.add} aria-label={t("marks.react")} title={t("marks.react")} aria-haspopup="dialog" onClick={pick}>
          <Icon name="smile" size={14} />
        </button>
      )}
    </div>
  );
}

interface ChipProps {
  reaction: Reaction;
  people: State["people"];
  me: UserId | null;
  off: boolean;
  onToggle: () => void;
  onWho: () => void;
}

// Alt+press lists everybody: the tip names only the first.
function Chip({ reaction: { emoji, users }, people, me, off, onToggle, onWho }: ChipProps): JSX.Element {
  const mine = users.includes(me ?? "");
  const names = namesOf(users, people, me);
  return (
    <button
      type="button" class={styles.chip} aria-pressed={mine} aria-disabled={off} aria-label={t("marks.reactionBy", { emoji, n: users.length, names })}
      onClick={(event) => {
        event.stopPropagation();
        if (event.altKey) onWho();
        else if (!off) onToggle();
      }}
    >
      <span aria-hidden="true">{emoji}</span>
      <span aria-hidden="true">{number(users.length)}</span>
      <span class={styles.tip} role="presentation" aria-hidden="true"><b>{emoji}</b> {names}</span>
    </button>
  );
}

// Oneself first: "You, Ben and 3 more".
export function namesOf(users: readonly UserId[], people: State["people"], me: UserId | null): string {
  const others = users.filter((user) => user !== me).map((user) => nameOf(people.get(user), user));
  const all = users.length > others.length ? [t("marks.you"), ...others] : others;
  return all.length > namedMost ? list([...all.slice(0, namedMost - 1), t("marks.andMore", { n: all.length - namedMost + 1 })]) : list(all);
}
