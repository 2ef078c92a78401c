// How the workspace is used, day by day.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Statistics as Told } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { number, time } from "../../app/i18n";
import { Button } from "../../ui/button";
import styles from "./figures.module.css";
import { Awaited, Head, Pick } from "./frame";
import { csv, download } from "./import_file";
import { Plot, Ranking } from "./plot";
import { useAsked } from "./use_asked";
import { w } from "./words";

// "2026-09-14" as 9/14 or 14/9: short, below the axis.
const short = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;
const isWorkday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T12:00`).getDay());

export function Statistics({ client }: { client: Client }): JSX.Element {
  const [days, setDays] = useState("30");
  const asked = useAsked(() => client.statistics(Number(days)), [days]);
  const save = (told: Told): void =>
    download("holdfast-statistics.csv", csv([["day", "messages", "posted", "connected", "joined"], ...told.days.map((one) => [one.day, String(one.messages), String(one.posted), String(one.connected), String(one.joined)])]));
  return (
    <>
      <Head title={w("statistics")} more={asked.answer ? w("countedAt", { time: time(asked.answer.as_of) }) : undefined}>
        <Pick label={w("days")} value={days} onChange={setDays} options={["7", "30", "90"].map((one) => [one, w("lastDays", { n: Number(one) })] as const)} />
        <Button icon="download" aria-disabled={!asked.answer} onClick={() => asked.answer && save(asked.answer)}>
          {w("csv")}
        </Button>
      </Head>
      <Awaited asked={asked}>{(told) => <Shown told={told} />}</Awaited>
    </>
  );
}

function Shown({ told }: { told: Told }): JSX.Element {
  const labels = told.days.map(({ day }) => day);
  const workdays = told.days.filter(({ day, messages }) => isWorkday(day) && messages > 0);
  const usual = workdays.length === 0 ? 0 : Math.round(workdays.reduce((sum, { messages }) => sum + messages, 0) / workdays.length);
  const joined = told.days.reduce((sum, one) => sum + one.joined, 0);
  return (
    <>
      <dl class={styles.tiles}>
        <Tile title={w("statsPeople")} value={number(told.posted)} more={w("statsOf", { n: told.people })} />
        <Tile title={w("statsMessages")} value={number(told.messages)} more={w("statsADay", { n: usual })} />
        <Tile title={w("statsPublic")} value={told.messages === 0 ? "–" : `${Math.round((100 * told.in_public) / told.messages)} %`} more={w("statsPublicOf", { private: number(told.in_private), direct: number(told.in_directs) })} />
        <Tile title={w("statsNew")} value={number(joined)} more={w("lastDays", { n: told.days.length })} />
      </dl>
      <Plot title={w("plotMessages")} kind="bars" labels={labels} short={short} series={[{ name: w("messages"), values: told.days.map((one) => one.messages) }]} />
      <Plot
        title={w("plotPeople")}
        kind="lines"
        labels={labels}
        short={short}
        series={[
          { name: w("plotPosted"), values: told.days.map((one) => one.posted) },
          { name: w("plotConnected"), values: told.days.map((one) => one.connected) },
        ]}
      />
      <div class={styles.panels}>
        <Ranking title={w("plotChannels")} rows={told.channels.map(({ name, messages }) => ({ name: `# ${name}`, value: messages }))} />
        <Plot title={w("plotNew")} kind="bars" labels={labels} short={short} series={[{ name: w("statsNew"), values: told.days.map((one) => one.joined) }]} />
      </div>
    </>
  );
}

export function Tile({ title, value, more }: { title: string; value: string; more: string }): JSX.Element {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <b>{value}</b>
        <small>{more}</small>
      </dd>
    </div>
  );
}
