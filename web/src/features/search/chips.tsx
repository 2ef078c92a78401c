// Filters as chips: what is asked for can be taken away, what is not can be put in. All of it is only text in the field.
import type { JSX } from "preact";
import { t } from "../../app/i18n";
import type { ChannelId, State } from "../../state/model";
import { Icon, type IconName } from "../../ui/icon";
import { MenuButton } from "../../ui/menu";
import { dayBack, filtersIn, withFilter, withoutFilter, type Filter } from "./filters";
import styles from "./search.module.css";
import { valueOf } from "./suggest";

interface ChipsProps {
  state: State;
  query: string;
  current: ChannelId | null;
  onQuery: (query: string) => void; // and back into the field
}

const icons: Readonly<Record<Filter["name"], IconName>> = { from: "person", in: "hash", has: "file", before: "calendar", after: "calendar", on: "calendar" };

export function Chips({ state, query, current, onQuery }: ChipsProps): JSX.Element {
  const filters = filtersIn(query);
  const has = (...names: Filter["name"][]): boolean => filters.some((one) => names.includes(one.name));
  const channel = current === null ? undefined : state.channels.get(current);
  const put = (name: Filter["name"], value: string): void => onQuery(withFilter(query, name, value));
  const begin = (name: "from" | "in"): void => onQuery(`${query.trimEnd()}${query.trim() ? " " : ""}${name}:`);
  return (
    <div class={styles.filters} role="group" aria-label={t("search.filters")}>
      {filters.map((one) => (
        <button key={one.start} type="button" class={styles.chip} data-on="true" onClick={() => onQuery(withoutFilter(query, one))}>
          <Icon name={icons[one.name]} size={14} />
          <span class="visually-hidden">{t("search.without", { filter: "" })}</span>
          <span>{shown(state, one)}</span>
          <Icon name="close" size={12} />
        </button>
      ))}
      {!has("in") && channel && state.mine.has(channel.id) && (
        <button type="button" class={styles.chip} onClick={() => put("in", valueOf(state, channel))}>
          {t("search.here")}
        </button>
      )}
      {!has("from") && <Offer icon="person" label={t("search.from")} onClick={() => begin("from")} />}
      {!has("in") && <Offer icon="hash" label={t("search.in")} onClick={() => begin("in")} />}
      {!has("before", "after", "on") && (
        <MenuButton
          class={styles.chip} label={t("search.date")}
          items={[
            { label: t("search.today"), run: () => put("on", dayBack(0)) },
            { label: t("search.yesterday"), run: () => put("on", dayBack(1)) },
            { label: t("search.week"), run: () => put("after", dayBack(7)) },
            { label: t("search.month"), run: () => put("after", dayBack(30)) },
          ]}
        >
          <Icon name="calendar" size={14} />
          {t("search.date")}
        </MenuButton>
      )}
      {!has("has") && (
        <MenuButton
          class={styles.chip} label={t("search.has")} align="end"
          items={[
            { label: t("search.hasFile"), icon: "file", run: () => put("has", "file") },
            { label: t("search.hasImage"), icon: "eye", run: () => put("has", "image") },
            { label: t("search.hasLink"), icon: "link", run: () => put("has", "link") },
            { label: t("search.hasReaction"), icon: "smile", run: () => put("has", "reaction") },
            { label: t("search.hasPin"), icon: "pin", run: () => put("has", "pin") },
          ]}
        >
          {t("search.has")}
        </MenuButton>
      )}
    </div>
  );
}

function Offer({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }): JSX.Element {
  return (
    <button type="button" class={styles.chip} onClick={onClick}>
      <Icon name={icon} size={14} />
      {label}
    </button>
  );
}

function shown(state: State, { name, value }: Filter): string {
  if (name === "from" && value === "me") return t("search.you");
  const username = /^[@＠](.+)$/.exec(value)?.[1];
  const person = username && [...state.people.values()].find((one) => one.username === username);
  if (person) return person.displayName;
  if (name === "has") return { file: t("search.hasFile"), image: t("search.hasImage"), link: t("search.hasLink"), reaction: t("search.hasReaction"), pin: t("search.hasPin") }[value] ?? value;
  return name === "before" || name === "after" ? `${name}:${value}` : value;
}
