// What the data folder holds and how much room is left; what files take of it, by person, and the bounds set to them.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { FileUse } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { number } from "../../app/i18n";
import { EmptyState } from "../../ui/parts";
import styles from "./figures.module.css";
import { Awaited, Head, Pager } from "./frame";
import looks from "./person.module.css";
import { Table, type Column } from "./table";
import { Gauge, Plain } from "./the_line";
import { useAsked } from "./use_asked";
import { bytes, w } from "./words";

const limit = 50;
const bounds = ["file_bytes_max", "files_person_bytes_max", "files_bytes_max"] as const;
type Owner = FileUse["items"][number];

export function Files({ client }: { client: Client }): JSX.Element {
  const [offset, setOffset] = useState(0);
  const health = useAsked(() => client.health(), []);
  const asked = useAsked(() => client.adminFiles({ offset, limit }), [offset]);
  return (
    <>
      <Head title={w("files")} more={w("filesSum")} />
      <Awaited asked={health}>
        {({ signs }) => (
          <section class={styles.panel}>
            <dl class={styles.gauges}>
              <Plain title={w("database")} text={bytes(signs.database_bytes)} />
              <Plain title={w("writeAhead")} text={bytes(signs.wal_bytes)} />
              <Gauge title={w("diskFree")} value={signs.disk_bytes - signs.disk_free_bytes} most={signs.disk_bytes} text={w("diskUsed", { free: bytes(signs.disk_free_bytes), all: bytes(signs.disk_bytes) })} />
            </dl>
          </section>
        )}
      </Awaited>
      <Awaited asked={asked}>{(use) => <Use use={use} offset={offset} onMove={setOffset} />}</Awaited>
    </>
  );
}

function Use({ use, offset, onMove }: { use: FileUse; offset: number; onMove: (offset: number) => void }): JSX.Element {
  const most = use.files_bytes_max;
  const text = w("filesUseText", { n: use.contents, bytes: bytes(use.bytes) });
  const share = (owner: Owner): string => `${bytes(owner.bytes)}${use.files_person_bytes_max ? ` / ${bytes(use.files_person_bytes_max)}` : ""}`;
  const columns: readonly Column<Owner>[] = [
    { name: "name", title: w("name"), wide: true, show: ({ name, username }) => <span class={looks.who} data-stop tabIndex={0}><span><b>{name}</b><small>@{username}</small></span></span> },
    { name: "files", title: w("filesCount"), right: true, show: ({ files }) => number(files) },
    { name: "bytes", title: w("filesBytes"), right: true, show: share },
  ];
  return (
    <>
      <div class={styles.panels}>
        <section class={styles.panel}>
          <h2>{w("filesUse")}</h2>
          <dl class={styles.gauges}>
            {most > 0 ? <Gauge title={w("filesUse")} value={use.bytes + use.coming} most={most} text={`${text} / ${bytes(most)}`} /> : <Plain title={w("filesUse")} text={text} />}
            <Plain title={w("filesSaid")} text={w("filesSaidText", { n: use.files, bytes: bytes(use.said) })} />
            <Plain title={w("filesComing")} text={bytes(use.coming)} />
          </dl>
        </section>
        <section class={styles.panel}>
          <h2>{w("filesLimits")}</h2>
          <dl class={styles.gauges}>
            {bounds.map((bound) => <Plain key={bound} title={`${w(`limit_${bound}`)} (${bound})`} text={use[bound] > 0 ? bytes(use[bound]) : w("noBound")} />)}
          </dl>
          <p class={looks.quiet}>{w("filesLimitsMore")}</p>
        </section>
      </div>
      <section class={styles.people}>
        <h2>{w("filesByPerson")}</h2>
        {use.total === 0 ? (
          <EmptyState icon="file" title={w("filesNone")} />
        ) : (
          <>
            <Table label={w("filesByPerson")} columns={columns} rows={use.items} id={({ user }) => user} />
            <Pager offset={offset} limit={limit} total={use.total} onMove={onMove} />
          </>
        )}
      </section>
    </>
  );
}
