// Search, in the right panel: the question above, what was found below, the newest first. What one opens stays open beside it.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { ChannelId } from "../../state/model";
import { Button, IconButton } from "../../ui/button";
import { stopsIn, useRoving } from "../../ui/focus";
import { Icon } from "../../ui/icon";
import { EmptyState, SkeletonRows } from "../../ui/parts";
import { Chips } from "./chips";
import { SearchField } from "./field";
import { filtersIn, wordsOf } from "./filters";
import { asking, closeSearch, recentSearches, remember } from "./found";
import { Result } from "./result";
import styles from "./search.module.css";
import { useFound, type Finds } from "./use_found";

const waitingTold = 200; // fewer are there in a second

export function SearchPanel({ client, current }: { client: Client; current: ChannelId | null }): JSX.Element {
  const asked = asking.value;
  const [query, setQuery] = useState(asked?.query ?? "");
  const input = useRef<HTMLInputElement>(null);
  const roving = useRoving<HTMLUListElement>();
  const state = client.state.value;
  const { finds, more, again } = useFound(client, query);
  // Asked for again, from anywhere: back to the field.
  useEffect(() => {
    if (asked?.query) setQuery(asked.query);
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  const ask = (next: string): void => {
    setQuery(next);
    input.current?.focus();
  };
  const down = (): void => stopsIn(roving.ref.current)[0]?.focus();
  const up = (event: KeyboardEvent): void => {
    if (event.key === "ArrowUp" && document.activeElement === stopsIn(roving.ref.current)[0]) {
      event.preventDefault();
      return input.current?.focus();
    }
    roving.onKeyDown(event);
  };
  return (
    <>
      <div class={styles.head}>
        <SearchField state={state} query={query} input={input} onQuery={setQuery} onDown={down} onEnter={() => (remember(query), down())} />
        <IconButton icon="close" label={t("shell.close")} onClick={closeSearch} />
      </div>
      <Chips state={state} query={query} current={current} onQuery={ask} />
      <div class={styles.body} aria-busy={finds.loading}>
        <p class="visually-hidden" role="status">{spoken(finds)}</p>
        {query.trim() === "" ? (
          <Begin onPick={ask} />
        ) : (
          <>
            {finds.waiting > waitingTold && <p class={styles.note}>{t("search.waiting", { n: finds.waiting })}</p>}
            {finds.items.length > 0 && <p class={styles.told}>{t("search.order")}</p>}
            <ul ref={roving.ref} aria-label={t("search.results")} onKeyDown={up} onFocusIn={roving.onFocusIn}>
              {finds.items.map((found) => (
                <Result key={`${found.channel}.${found.message.seq}`} state={state} found={found} query={finds.query} />
              ))}
            </ul>
            {finds.loading && finds.items.length === 0 && <SkeletonRows rows={6} avatar />}
            {finds.trouble && <EmptyState icon="alert" title={finds.trouble} actions={<Button onClick={again}>{t("shell.tryAgain")}</Button>} />}
            {finds.tooFew && <EmptyState icon="search" title={t("search.tooFew")} />}
            {isEmpty(finds) && <NothingFound query={finds.query} onQuery={ask} />}
            {finds.next !== null && !finds.trouble && finds.items.length > 0 && (
              <div class={styles.more}><Button kind="quiet" disabled={finds.loading} onClick={more}>{t("search.more")}</Button></div>
            )}
          </>
        )}
      </div>
    </>
  );
}

const isEmpty = (finds: Finds): boolean => finds.query !== "" && !finds.loading && !finds.trouble && !finds.tooFew && finds.items.length === 0;

function spoken(finds: Finds): string {
  if (finds.loading) return t("search.looking");
  if (isEmpty(finds)) return t("search.nothing", { query: finds.query });
  return finds.items.length > 0 ? t("search.count", { n: finds.items.length }) : "";
}

function NothingFound({ query, onQuery }: { query: string; onQuery: (query: string) => void }): JSX.Element {
  const words = wordsOf(query);
  const narrowed = filtersIn(query).length > 0 && words !== "";
  return (
    <EmptyState icon="search" title={t("search.nothing", { query })} actions={narrowed && <Button onClick={() => onQuery(words)}>{t("search.dropFilters")}</Button>}>
      {t("search.nothingMore")}
    </EmptyState>
  );
}

// Before anything is asked: what one looked for before, and how to ask.
function Begin({ onPick }: { onPick: (query: string) => void }): JSX.Element {
  const recent = recentSearches();
  const tips = [["from:@name", t("search.tipFrom")], ["in:#channel", t("search.tipIn")], ["before:2026-09-01", t("search.tipBefore")], ["has:file", t("search.tipHas")], ["“…”", t("search.tipPhrase")]];
  return (
    <div class={styles.begin}>
      {recent.length > 0 && <h3>{t("search.recent")}</h3>}
      {recent.map((query) => (
        <button key={query} type="button" class={styles.again} onClick={() => onPick(query)}>
          <Icon name="clock" />
          <span>{query}</span>
        </button>
      ))}
      <h3>{t("search.tips")}</h3>
      <dl class={styles.tips}>
        {tips.map(([sign, meaning]) => (
          <>
            <dt><code>{sign}</code></dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
    </div>
  );
}
