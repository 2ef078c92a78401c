// What the data folder holds, and how much room is left.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import styles from "./figures.module.css";
import { Awaited, Head } from "./frame";
import { Gauge, Plain } from "./the_line";
import { useAsked } from "./use_asked";
import { bytes, w } from "./words";

export function Files({ client }: { client: Client }): JSX.Element {
  const asked = useAsked(() => client.health(), []);
  return (
    <>
      <Head title={w("files")} more={w("filesSum")} />
      <Awaited asked={asked}>
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
    </>
  );
}
