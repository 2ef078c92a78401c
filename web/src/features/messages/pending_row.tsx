// One's own message before it has a number: at once in its place, after half a second with a word on where it is, and when the server
// finally says no, with the reason and three ways on.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Client, Pending } from "../../app/client";
import { t, time } from "../../app/i18n";
import type { State, UserId } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useLate } from "../../ui/parts";
import { Files } from "../files/files";
import { Fold } from "./fold";
import { Markdown } from "./markdown_view";
import styles from "./message.module.css";
import { nameOf } from "./people_names";
import { rewrite } from "./wishes";

interface PendingRowProps {
  readonly client: Client;
  readonly item: Pending;
  readonly first: boolean;
  readonly people: State["people"];
  readonly me: UserId | null;
  readonly channelName: string;
  readonly rowKey: string;
  readonly current: boolean;
  readonly onCurrent: (key: string) => void;
}

const onlyAnEditHelps = new Set(["too_large", "empty", "bad_text"]);

export function PendingRow({ client, item, first, people, me, channelName, rowKey, current, onCurrent }: PendingRowProps): JSX.Element {
  const late = useLate(500) || Date.now() - item.typedAt > 500;
  const refused = item.state === "refused";
  const author = people.get(me ?? "");
  const name = nameOf(author, me ?? "");
  const clock = time(new Date(item.typedAt).toISOString());
  const text = useMemo(() => <Fold name={item.key} text={item.text}><Markdown text={item.text} people={people} me={me} /></Fold>, [item.text, people, me]);

  // Without a box to go back into, the words stay here.
  const boxless = !client.state.value.mine.has(item.channel) || client.state.value.channels.get(item.channel)?.archived === true;
  function takeBack(): void {
    rewrite.value = { channel: item.channel, text: item.text, files: item.files ?? [] };
    client.discard(item.key);
  }

  const classes = [styles.message, first && styles.first, refused ? styles.refused : styles.pending];
  return (
    <div class={classes.filter(Boolean).join(" ")} data-row={rowKey} data-message="" role="article" aria-label={`${name}, ${clock}`} tabIndex={current ? 0 : -1} onFocusCapture={() => onCurrent(rowKey)}>
      {first ? (
        <span class={styles.face}><Avatar person={{ id: me ?? "", displayName: name, avatar: author?.avatar ?? null }} /></span>
      ) : (
        <time class={styles.gutter}>{clock}</time>
      )}
      <div class={styles.body}>
        {first && <div class={styles.by}><b><bdi>{name}</bdi></b><time>{clock}</time></div>}
        {item.text !== "" && text}
        <Files files={item.files ?? []} />
        {refused ? (
          <div role="alert">
            <div class={styles.why}><Icon name="alert" size={14} /><span>{t("timeline.notSent", { reason: reasonOf(item, channelName) })}</span></div>
            <div class={styles.acts}>
              <Button size="small" disabled={onlyAnEditHelps.has(item.code)} onClick={() => client.retry(item.key)}>{t("timeline.retry")}</Button>
              <Button size="small" disabled={boxless} onClick={takeBack}>{t("timeline.edit")}</Button>
              <Button size="small" kind="grave" onClick={() => client.discard(item.key)}>{t("timeline.discard")}</Button>
            </div>
          </div>
        ) : (
          late && <Under client={client} item={item} />
        )}
      </div>
    </div>
  );
}

function Under({ client, item }: { client: Client; item: Pending }): JSX.Element {
  const up = client.line.value.kind === "connected" || client.line.value.kind === "busy";
  const slowed = up && item.state === "waiting" && (item.code === "rate_limited" || item.code === "overloaded");
  const word = slowed ? t("timeline.slowDown") : up ? t("timeline.sending") : t("timeline.waiting");
  return <div class={styles.under}><Icon name={slowed ? "retry" : "clock"} size={14} />{word}</div>;
}

function reasonOf({ code, detail }: Pending, name: string): string {
  switch (code) {
    case "archived":
      return t("timeline.reasonArchived", { name });
    case "not_a_member":
    case "not_found":
      return t("timeline.reasonMember", { name });
    case "forbidden":
      return t("timeline.reasonForbidden");
    case "no_such_file":
      return t("files.gone");
    case "too_large":
      return t("timeline.reasonLarge");
    case "empty":
      return t("timeline.reasonEmpty");
    default:
      return detail;
  }
}
