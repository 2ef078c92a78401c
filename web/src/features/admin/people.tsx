// Everybody who has an account: found, filtered, opened, invited, imported, and several deactivated at once.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AdminPerson } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { dateTime, number, t } from "../../app/i18n";
import { over } from "../../app/open";
import type { State } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { EmptyState, Tag } from "../../ui/parts";
import { loadPinyin, readings } from "../switcher/pinyin";
import { matchOf } from "../switcher/match";
import styles from "./admin.module.css";
import { Awaited, Head, Pager, Pick } from "./frame";
import { ImportPeople } from "./import_people";
import { DeactivateMany, PersonCard } from "./person";
import { Table, type Column, type Order } from "./table";
import { useAsked } from "./use_asked";
import looks from "./person.module.css";
import { shortDay, w } from "./words";

const limit = 50;
const nothing = { query: "", role: "", standing: "any", kind: "people", unseen: "0" };
type Open = { readonly kind: "person"; readonly person: AdminPerson } | { readonly kind: "import" } | { readonly kind: "deactivate" } | null;

export function People({ client }: { client: Client }): JSX.Element {
  const [filters, setFilters] = useState(nothing);
  const [order, setOrder] = useState<Order>({ by: "name", descending: false });
  const [offset, setOffset] = useState(0);
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Open>(null);
  const state = client.state.value;
  const me = state.me ? state.people.get(state.me) : undefined;
  const asked = useAsked(
    () =>
      client.adminPeople({
        query: filters.query.trim(), ids: soundingLike(state, filters.query), role: filters.role, standing: filters.standing, kind: filters.kind,
        unseen_days: Number(filters.unseen), order: order.by, descending: order.descending, offset, limit,
      }),
    [filters, order, offset],
    150,
  );
  useEffect(() => void loadPinyin(), []);
  const items = asked.answer?.items ?? [];
  useEffect(() => {
    if (items.length > 0) client.watch(items.map(({ user }) => user.id));
  }, [items]);
  const set = (name: keyof typeof nothing) => (value: string): void => {
    setFilters({ ...filters, [name]: value });
    setOffset(0);
    setHeld(new Set());
  };
  const counts = asked.answer?.counts;
  const chosen = items.filter(({ user }) => held.has(user.id));
  const may = ({ user }: AdminPerson): boolean => user.active && user.id !== state.me && (me?.role === "owner" || user.role === "member" || user.role === "guest");
  return (
    <>
      <Head title={w("people")} more={counts && w("peopleSum", { active: number(counts.active - counts.waiting), waiting: number(counts.waiting), deactivated: number(counts.deactivated) })}>
        <Button icon="upload" onClick={() => setOpen({ kind: "import" })}>
          {w("importCsv")}
        </Button>
        <Button kind="main" icon="plus" onClick={() => (over.value = "invite")}>
          {w("invite")}
        </Button>
      </Head>
      <div class={styles.filters} role="search">
        <Field label={w("findPeople")} hideLabel small type="search" placeholder={w("findPeople")} prefix={<Icon name="search" size={14} />} value={filters.query} onInput={set("query")} />
        <Pick label={w("role")} value={filters.role} onChange={set("role")} options={[["", w("all")], ...roles().map((role) => [role, t(`people.${role}`)] as const)]} />
        <Pick
          label={w("state")}
          value={filters.standing}
          onChange={set("standing")}
          options={[["any", w("all")], ["active", w("active")], ["waiting", w("waiting")], ["deactivated", w("deactivated")]]}
        />
        <Pick label={w("seen")} value={filters.unseen} onChange={set("unseen")} options={[["0", w("anyTime")], ...[7, 30, 90].map((days) => [String(days), w("notFor", { n: days })] as const)]} />
      </div>
      <div class={styles.bulk} data-on={chosen.length > 0} role="group" aria-live="polite">
        <b>{chosen.length > 0 && w("selected", { n: chosen.length })}</b>
        {chosen.length > 0 && (
          <>
            <Button size="small" kind="grave" onClick={() => setOpen({ kind: "deactivate" })}>
              {w("deactivate")}…
            </Button>
            <Button size="small" kind="quiet" onClick={() => setHeld(new Set())}>
              {w("selectNone")}
            </Button>
          </>
        )}
      </div>
      <Awaited asked={asked}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon="search" title={w("noneFound")} actions={<Button onClick={() => setFilters(nothing)}>{w("clear")}</Button>}>
              {w("noneFoundMore")}
            </EmptyState>
          ) : (
            <>
              <Table
                label={w("people")}
                columns={columns(state, (person) => setOpen({ kind: "person", person }))}
                rows={page.items}
                id={({ user }) => user.id}
                order={order}
                onOrder={(next) => (setOrder(next), setOffset(0))}
                select={{ held, set: setHeld, name: ({ user }) => user.display_name, may }}
              />
              <Pager offset={offset} limit={limit} total={page.total} onMove={(to) => (setOffset(to), setHeld(new Set()))} />
            </>
          )
        }
      </Awaited>
      {open?.kind === "person" && (
        <PersonCard client={client} person={items.find(({ user }) => user.id === open.person.user.id) ?? open.person} onChanged={asked.again} onClose={() => setOpen(null)} />
      )}
      {open?.kind === "deactivate" && <DeactivateMany client={client} people={chosen} onChanged={() => (setHeld(new Set()), asked.again())} onClose={() => setOpen(null)} />}
      {open?.kind === "import" && <ImportPeople client={client} onChanged={asked.again} onClose={() => setOpen(null)} />}
    </>
  );
}

const roles = () => ["guest", "member", "admin", "owner"] as const;

// Whose Chinese name sounds like what was typed: the server knows names only as they are written.
function soundingLike(state: State, typed: string): string {
  const query = typed.trim();
  if (!/^[a-z\s']+$/i.test(query)) return "";
  const asked = query.replace(/[\s']/g, "");
  const found = [...state.people.values()].filter((person) => readings.value(person.displayName).some((reading) => matchOf(asked, reading) > 0));
  return found.slice(0, 100).map((person) => person.id).join();
}

export function lastSeen(state: State, person: AdminPerson): string {
  const presence = state.presence.get(person.user.id)?.state;
  if (presence && presence !== "offline") return w("now");
  if (!person.last_seen) return w("never");
  return Date.now() - Date.parse(person.last_seen) < 86_400_000 ? dateTime(person.last_seen) : shortDay(person.last_seen);
}

export type Standing = "active" | "waiting" | "deactivated";
export const standingOf = ({ user, waiting }: AdminPerson): Standing => (!user.active ? "deactivated" : waiting ? "waiting" : "active");
export const faceOf = ({ user }: AdminPerson) => ({ id: user.id, displayName: user.display_name, avatar: user.avatar });

export function Name({ person, onOpen }: { person: AdminPerson; onOpen: () => void }): JSX.Element {
  return (
    <button type="button" class={looks.who} data-stop onClick={onOpen}>
      <Avatar person={faceOf(person)} size={28} />
      <span>
        <b>
          {person.user.display_name} {person.user.bot && <Tag>{t("people.bot")}</Tag>}
        </b>
        <small>@{person.user.username}</small>
      </span>
    </button>
  );
}

function columns(state: State, open: (person: AdminPerson) => void): readonly Column<AdminPerson>[] {
  return [
    { name: "name", title: w("name"), sort: "name", wide: true, show: (person) => <Name person={person} onOpen={() => open(person)} /> },
    { name: "email", title: w("email"), show: ({ email }) => email ?? "–" },
    { name: "role", title: w("role"), sort: "role", show: ({ user }) => t(`people.${user.role}`) },
    { name: "seen", title: w("seen"), sort: "last_seen", show: (person) => lastSeen(state, person) },
    { name: "signIns", title: w("signIns"), right: true, show: ({ sessions }) => number(sessions) },
    { name: "state", title: w("state"), show: (person) => <span class={looks.standing} data-standing={standingOf(person)}>{w(standingOf(person))}</span> },
  ];
}
