// How the server is: a plain word first, then the figures behind it. Read again every five seconds while it is open and seen.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Health, Signs } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { number, time } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { Icon } from "../../ui/icon";
import { SkeletonRows } from "../../ui/parts";
import styles from "./figures.module.css";
import { Head } from "./frame";
import { LedgerToday } from "./ledger_today";
import { Plot } from "./plot";
import { bytes, hasWord, milliseconds, span, w } from "./words";

const everyMs = 5_000;
const keptMost = 120; // ten minutes

interface Sample {
  readonly at: string;
  readonly signs: Signs;
}

export function useHealth(client: Client): { health: Health | null; failed: string; samples: readonly Sample[] } {
  const [health, setHealth] = useState<Health | null>(null);
  const [failed, setFailed] = useState("");
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    let alive = true;
    const read = (): void => {
      if (document.hidden) return;
      client.health().then(
        (told) => {
          if (!alive) return;
          setHealth(told);
          setFailed("");
          setSamples((held) => [...held, { at: new Date().toISOString(), signs: told.signs }].slice(-keptMost));
        },
        (error: unknown) => alive && setFailed(troubleOf(error).text),
      );
    };
    read();
    const timer = setInterval(read, everyMs);
    return () => {
      alive = false;
      clearInterval(timer);
    };
  }, []);
  return { health, failed, samples };
}

export function TheLine({ client }: { client: Client }): JSX.Element {
  const { health, failed, samples } = useHealth(client);
  return (
    <>
      <Head title={w("line")} more={w("liveNow")} />
      {!health && !failed && <SkeletonRows rows={8} />}
      {(health || failed) && <Verdict health={health} failed={failed} />}
      {health && <LedgerToday client={client} turn={samples.length} />}
      {health && (
        <>
          {samples.length > 1 && (
            <Plot
              title={w("plotLine")}
              kind="lines"
              labels={samples.map(({ at }) => time(at))}
              series={[
                { name: w("streams"), values: samples.map(({ signs }) => signs.streams) },
                { name: w("plotPosts"), values: samples.map(({ signs }) => signs.posts_last_minute) },
              ]}
            />
          )}
          <Figures health={health} />
        </>
      )}
    </>
  );
}

function Verdict({ health, failed }: { health: Health | null; failed: string }): JSX.Element {
  const troubles = health?.troubles ?? [];
  const well = !failed && troubles.length === 0;
  return (
    <div class={styles.verdict} data-well={well} role="status">
      <Icon name={well ? "wave" : "alert"} size={28} />
      <div>
        <h2>{failed ? w("unreachable") : w(well ? "well" : "notWell")}</h2>
        {failed && <p>{failed}</p>}
        {well && <p>{w("wellMore", { n: health?.signs.streams ?? 0 })}</p>}
        {!failed && troubles.map((code) => <p key={code}>{hasWord(code) ? w(code) : code}</p>)}
      </div>
    </div>
  );
}

function Figures({ health: { signs, version } }: { health: Health }): JSX.Element {
  const used = signs.disk_bytes - signs.disk_free_bytes;
  return (
    <div class={styles.panels}>
      <section class={styles.panel}>
        <h2>{w("room")}</h2>
        <dl class={styles.gauges}>
          <Gauge title={w("connections")} value={signs.connections} most={signs.connections_max} />
          <Gauge title={w("writerQueue")} value={signs.writer_queued} most={signs.writer_queue_max} />
          <Gauge title={w("readersQueue")} value={signs.readers_queued} most={signs.readers_queue_max} />
          <Gauge title={w("diskFree")} value={used} most={signs.disk_bytes} text={w("diskUsed", { free: bytes(signs.disk_free_bytes), all: bytes(signs.disk_bytes) })} />
          <Plain title={w("database")} text={bytes(signs.database_bytes)} />
          <Plain title={w("writeAhead")} text={bytes(signs.wal_bytes)} />
          <Plain title={w("checkpoint")} text={signs.checkpoint_age_ms < 0 ? w("notYet") : w("ago", { time: span(Math.round(signs.checkpoint_age_ms / 1000)) })} />
          <Plain title={w("memory")} text={bytes(signs.memory_bytes)} />
        </dl>
      </section>
      <section class={styles.panel}>
        <h2>{w("speed")}</h2>
        <dl class={styles.gauges}>
          <Plain title={w("streams")} text={number(signs.streams)} />
          <Plain title={w("postsMinute")} text={number(signs.posts_last_minute)} />
          <Plain title={w("ackHalf")} text={signs.acks > 0 ? milliseconds(signs.ack_p50_us) : "–"} />
          <Plain title={w("ackMost")} text={signs.acks > 0 ? milliseconds(signs.ack_p99_us) : "–"} />
          <Plain title={w("ackWorst")} text={signs.acks > 0 ? milliseconds(signs.ack_max_us) : "–"} />
          <Plain title={w("loopLag")} text={milliseconds(signs.loop_lag_us)} />
          <Plain title={w("uptime")} text={span(signs.uptime_s)} />
          <Plain title={w("version")} text={version} />
        </dl>
      </section>
      <section class={styles.panel}>
        <h2>{w("truth")}</h2>
        <dl class={styles.gauges}>
          <Plain title={w("committed")} text={number(signs.committed)} />
          <Plain title={w("acknowledged")} text={number(signs.acknowledged)} />
          <Plain title={w("inFlight")} text={number(signs.waiting)} />
          <Plain title={w("refusedCount")} text={number(signs.refused)} />
          <Plain title={w("overflows")} text={number(signs.overflows)} />
          <Plain title={w("resyncs")} text={number(signs.resyncs)} />
          <Plain title={w("turnedAway")} text={number(signs.connections_refused)} />
        </dl>
      </section>
    </div>
  );
}

export function Gauge({ title, value, most, text = `${number(value)} / ${number(most)}` }: { title: string; value: number; most: number; text?: string }): JSX.Element {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <meter aria-label={title} min={0} max={Math.max(1, most)} high={most * 0.9} optimum={0} value={value} />
      </dd>
      <dd>{text}</dd>
    </div>
  );
}

export function Plain({ title, text }: { title: string; text: string }): JSX.Element {
  return (
    <div data-plain="true">
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}
