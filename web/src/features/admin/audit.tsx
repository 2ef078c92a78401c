// What admins have done, the newest first.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AuditEntry } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { dateTime, t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/parts";
import { Awaited, Head } from "./frame";
import { Table, type Column } from "./table";
import { useAsked } from "./use_asked";
import { hasWord, w } from "./words";

export function deedOf({ action, detail }: AuditEntry): string {
  const key = `act_${action.replaceAll(".", "_")}`;
  if (!hasWord(key)) return action;
  const role = String(detail["role"] ?? "");
  return w(key, { role: role === "guest" || role === "member" || role === "admin" || role === "owner" ? t(`people.${role}`) : role });
}

export function Audit({ client }: { client: Client }): JSX.Element {
  const [before, setBefore] = useState(0);
  const [older, setOlder] = useState<readonly AuditEntry[]>([]);
  const asked = useAsked(() => client.audit({ before, limit: 50 }), [before]);
  const page = asked.answer;
  useEffect(() => {
    if (page) setOlder((held) => [...held.filter((one) => !page.items.some(({ id }) => id === one.id)), ...page.items]);
  }, [page]);
  const people = client.state.value.people;
  const nameOf = (id: string | undefined): string => (id ? (people.get(id)?.displayName ?? t("people.unknown")) : w("operator"));
  const columns: readonly Column<AuditEntry>[] = [
    { name: "what", title: w("auditWhat"), wide: true, show: (entry) => <span data-stop tabIndex={-1}>{deedOf(entry)}</span> },
    { name: "who", title: w("auditWho"), show: ({ by }) => nameOf(by) },
    { name: "about", title: w("auditAbout"), show: ({ about, detail }) => (about ? nameOf(about) : String(detail["username"] ?? detail["name"] ?? "–")) },
    { name: "when", title: w("auditWhen"), show: ({ at }) => <time dateTime={at}>{dateTime(at)}</time> },
  ];
  return (
    <>
      <Head title={w("audit")} />
      <Awaited asked={asked}>
        {(last) =>
          older.length === 0 && last.items.length === 0 ? (
            <EmptyState icon="list" title={w("auditNone")} />
          ) : (
            <>
              <Table label={w("audit")} columns={columns} rows={older} id={({ id }) => String(id)} />
              {last.next_before !== undefined && <Button onClick={() => setBefore(last.next_before ?? 0)}>{w("more")}</Button>}
            </>
          )
        }
      </Awaited>
    </>
  );
}
