// All public channels: find, join, open.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { go, toChannel } from "../../app/router";
import type { Channel } from "../../state/model";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { useRoving } from "../../ui/focus";
import { Icon } from "../../ui/icon";
import { EmptyState, SkeletonRows, Tag } from "../../ui/parts";
import { Back } from "./header_frame";
import { LineStrip } from "../line/line_strip";
import { FormProblem } from "../doors/door";
import styles from "./browse.module.css";

type Found = { readonly kind: "reading" } | { readonly kind: "read"; readonly channels: readonly Channel[] } | { readonly kind: "failed"; readonly why: string };

export function Browse({ client, asked }: { client: Client; asked: string }): JSX.Element {
  const [query, setQuery] = useState(asked);
  const [found, setFound] = useState<Found>({ kind: "reading" });
  const [again, setAgain] = useState(0);
  const latest = useRef(0);
  useEffect(() => {
    const turn = ++latest.current; // an answer that was overtaken is dropped
    const timer = setTimeout(
      () => {
        client.browse(query).then(
          (channels) => turn === latest.current && setFound({ kind: "read", channels }),
          (error: unknown) => turn === latest.current && setFound({ kind: "failed", why: troubleOf(error).text }),
        );
      },
      query ? 150 : 0,
    );
    return () => clearTimeout(timer);
  }, [query, again]);
  const retry = (): void => {
    setFound({ kind: "reading" });
    setAgain(again + 1);
  };
  return (
    <div class={styles.browse} data-region>
      <header class={styles.head}>
        <Back />
        <h1>{t("channels.browse")}</h1>
        <Button kind="main" icon="plus" onClick={() => go("/new")}>
          {t("channels.createDo")}
        </Button>
      </header>
      <LineStrip client={client} />
      <div class={styles.find}>
        <Field label={t("channels.browseFind")} hideLabel placeholder={t("channels.browseFind")} prefix={<Icon name="search" />} type="search" value={query} onInput={setQuery} autofocus />
      </div>
      <div class={styles.list} aria-live="polite" aria-busy={found.kind === "reading"}>
        {found.kind === "reading" && <SkeletonRows rows={6} />}
        {found.kind === "failed" && (
          <EmptyState icon="alert" title={t("channels.browseFailed")} actions={<Button kind="main" onClick={retry}>{t("shell.tryAgain")}</Button>}>
            {found.why}
          </EmptyState>
        )}
        {found.kind === "read" && found.channels.length === 0 && <None query={query} />}
        {found.kind === "read" && found.channels.length > 0 && <List client={client} channels={found.channels} />}
      </div>
    </div>
  );
}

function None({ query }: { query: string }): JSX.Element {
  const create = (
    <Button kind="main" onClick={() => go(`/new#${encodeURIComponent(query)}`)}>
      {query ? t("shell.createNamed", { query }) : t("channels.create")}
    </Button>
  );
  return (
    <EmptyState icon={query ? "search" : "hash"} title={query ? t("channels.browseNone", { query }) : t("channels.browseEmpty")} actions={create}>
      {t(query ? "channels.browseNoneMore" : "channels.browseEmptyMore")}
    </EmptyState>
  );
}

function List({ client, channels }: { client: Client; channels: readonly Channel[] }): JSX.Element {
  const roving = useRoving<HTMLUListElement>();
  const [problem, setProblem] = useState("");
  const mine = client.state.value.mine;
  const join = async (channel: Channel): Promise<void> => {
    setProblem("");
    try {
      if (!mine.has(channel.id)) await client.join(channel.id);
      go(toChannel(channel.id));
    } catch (error) {
      setProblem(troubleOf(error).text);
    }
  };
  return (
    <>
      <FormProblem text={problem} />
      <ul ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn}>
        {channels.map((channel) => {
          const joined = mine.has(channel.id);
          return (
            <li key={channel.id} class={styles.row}>
              <Icon name="hash" />
              <div>
                <b>{channel.name}</b>
                <small>
                  {t("channels.members", { n: channel.members })}
                  {channel.topic && ` · ${channel.topic}`}
                </small>
              </div>
              {channel.archived && <Tag>{t("channels.archived")}</Tag>}
              {joined && <span class={styles.joined}><Icon name="check" size={14} />{t("channels.joined")}</span>}
              <Button size="small" data-stop aria-label={`${t(joined ? "channels.open" : "channels.join")}: ${channel.name}`} onClick={() => void join(channel)}>
                {t(joined ? "channels.open" : "channels.join")}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
