// One line of the switcher: a channel, a person or an action, with the typed letters marked.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Avatar } from "../../ui/avatar";
import { Icon, type IconName } from "../../ui/icon";
import { Badge, Beside } from "../../ui/parts";
import { marksOf } from "./match";
import styles from "./switcher.module.css";
import type { Target } from "./targets";

interface Common {
  readonly key: string;
  readonly cap: string; // a heading above this line
}
export type Choice =
  | (Common & { readonly kind: "place"; readonly target: Target })
  | (Common & { readonly kind: "address"; readonly address: string; readonly icon: IconName; readonly text: string });

interface OptionProps {
  client: Client;
  choice: Choice;
  id: string;
  chosen: boolean;
  query: string;
  onPick: () => void;
  onPoint: () => void;
}

export function Option({ client, choice, id, chosen, query, onPick, onPoint }: OptionProps): JSX.Element {
  return (
    <div class={styles.option} id={id} role="option" aria-selected={chosen} onClick={onPick} onPointerMove={() => chosen || onPoint()}>
      {choice.kind === "place" ? <Place client={client} target={choice.target} query={query} /> : <Action icon={choice.icon} text={choice.text} />}
    </div>
  );
}

function Action({ icon, text }: { icon: IconName; text: string }): JSX.Element {
  return (
    <>
      <Icon name={icon} size={18} />
      <span>{text}</span>
    </>
  );
}

function Place({ client, target, query }: { client: Client; target: Target; query: string }): JSX.Element {
  const state = client.state.value;
  const person = target.kind === "person" ? target.person : target.other;
  const mine = target.kind === "channel" ? state.mine.get(target.channel.id) : undefined;
  const direct = target.kind === "person" || target.channel.kind === "direct";
  const count = direct ? (mine?.unread ?? 0) : (mine?.mentions ?? 0);
  const icon: IconName = target.kind === "person" || target.channel.kind === "direct" ? "people" : target.channel.kind === "private" ? "lock" : "hash";
  const asked = query.trim().replace(/^[#＃@＠]/, "");
  return (
    <>
      {person ? <Avatar person={person} size={24} presence={state.presence.get(person.id)?.state ?? "offline"} /> : <Icon name={icon} size={18} />}
      <span class={styles.title} data-unread={(mine?.unread ?? 0) > 0}>
        <Marked text={target.title} query={asked} />
      </span>
      <Beside>
        {person ? <Marked text={target.more} query={asked} /> : target.more}
        {direct && ` · ${t("shell.direct")}`}
      </Beside>
      {target.kind === "channel" && client.hasDraft(target.channel.id) && <Icon name="pencil" size={14} />}
      {count > 0 && <Badge count={count} label={t(direct ? "shell.waiting" : "shell.mentions", { n: count })} />}
    </>
  );
}

function Marked({ text, query }: { text: string; query: string }): JSX.Element {
  const marks = marksOf(query, text);
  return <>{[...text].map((letter, at) => (marks[at] ? <mark key={at}>{letter}</mark> : letter))}</>;
}
