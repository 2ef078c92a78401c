// People from a file: first what would happen, line by line; then slice by slice, and the links for those who are new.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ImportReport, ImportRow } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { list, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Segments } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import styles from "./import_people.module.css";
import { download, importBytesMax, linksAsCsv, template, toBase64 } from "./import_file";
import { Table, type Column } from "./table";
import { w } from "./words";

interface Chosen {
  readonly name: string;
  readonly base64: string;
  readonly report: ImportReport;
}
const shownMost = 200;
const rowWords = { create: "rowCreate", exists: "rowExists", problem: "rowProblem", created: "rowCreated" } as const;

export function ImportPeople({ client, onChanged, onClose }: { client: Client; onChanged: () => void; onClose: () => void }): JSX.Element {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [made, setMade] = useState<readonly ImportRow[]>([]);
  const [stage, setStage] = useState<"choose" | "reading" | "ready" | "running" | "done">("choose");
  const [problem, setProblem] = useState("");
  const [saved, setSaved] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const alive = useRef(true);
  useEffect(() => () => void (alive.current = false), []);

  async function read(file: File | undefined): Promise<void> {
    if (!file) return;
    setProblem(file.size > importBytesMax ? w("importLarge") : "");
    if (file.size > importBytesMax) return;
    setStage("reading");
    try {
      const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
      setChosen({ name: file.name, base64, report: await client.importPeople(base64, true) });
      setStage("ready");
    } catch (error) {
      setProblem(troubleOf(error).text);
      setStage("choose");
    }
  }

  // The same again until nobody is left: whoever is made is passed over the next time.
  async function run({ base64 }: Chosen): Promise<void> {
    setStage("running");
    setProblem("");
    const rows: ImportRow[] = [...made];
    try {
      for (let left = 1; left > 0 && alive.current; ) {
        const report = await client.importPeople(base64, false);
        rows.push(...report.items);
        left = report.created > 0 ? report.left : 0;
        setMade([...rows]);
      }
      setStage("done");
    } catch (error) {
      setProblem(`${w("importStopped", { n: rows.length })} ${troubleOf(error).text}`);
      setStage("ready");
    }
    onChanged();
  }

  const links = made.filter((row) => row.setup_code);
  const save = (): void => {
    download("holdfast-links.csv", linksAsCsv(made, location.origin));
    setSaved(true);
  };
  const close = (): void => {
    if (links.length > 0 && !saved && !confirm(w("importUnsaved"))) return;
    onClose();
  };
  const choose = (
    <Button icon="upload" kind={chosen ? "other" : "main"} aria-disabled={stage === "reading" || stage === "running"} onClick={() => input.current?.click()}>
      {w(chosen ? "importOther" : "importChoose")}
    </Button>
  );
  const actions = (
    <>
      <Button onClick={close}>{t(stage === "done" ? "shell.close" : "shell.cancel")}</Button>
      {stage !== "done" && chosen && choose}
      {chosen && stage !== "done" && chosen.report.create > 0 && (
        <Button kind="main" type="submit" aria-disabled={stage !== "ready"}>
          {stage === "running" ? w("importRunning", { done: links.length, n: chosen.report.create }) : w("importDo", { n: chosen.report.create })}
        </Button>
      )}
      {links.length > 0 && stage === "done" && (
        <Button kind="main" icon="download" onClick={save}>
          {w("importDownload")}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={w("importTitle")} width="wide" onClose={close}>
      <DialogForm onSubmit={() => chosen && stage === "ready" && void run(chosen)} actions={actions}>
        <FormProblem text={problem} />
        <input ref={input} class="visually-hidden" type="file" accept=".csv,.txt,text/csv" tabIndex={-1} aria-label={w("importChoose")} onChange={(event) => void read(event.currentTarget.files?.[0])} />
        {!chosen && (
          <>
            <p>{w("importMore")}</p>
            <div
              class={styles.drop}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                void read(event.dataTransfer?.files[0]);
              }}
            >
              {choose}
              <span>{stage === "reading" ? w("importReading") : w("importDrop")}</span>
              <Button kind="quiet" icon="download" onClick={() => download("people.csv", template)}>
                {w("importTemplate")}
              </Button>
            </div>
          </>
        )}
        {chosen && stage !== "done" && <Told chosen={chosen} />}
        {stage === "done" && (
          <div role="status">
            <h3>{w("importDone", { n: links.length })}</h3>
            <p>{w("importLinks")}</p>
            <Failed rows={made.filter((row) => row.code !== "")} />
          </div>
        )}
      </DialogForm>
    </Dialog>
  );
}

// What the dry run says.
function Told({ chosen: { name, report } }: { chosen: Chosen }): JSX.Element {
  const [only, setOnly] = useState<"all" | "problems">(report.problems > 0 ? "problems" : "all");
  const rows = report.items.filter((row) => only === "all" || row.state === "problem");
  return (
    <>
      <div role="status" class={styles.sums}>
        <b>{name}</b>
        <ul>
          <li data-kind="create">{report.create > 0 ? w("importWill", { n: report.create }) : w("importNothing")}</li>
          {report.exists > 0 && <li>{w("importExists", { n: report.exists })}</li>}
          {report.problems > 0 && <li data-kind="problem">{w("importProblems", { n: report.problems })}</li>}
          {report.ignored.length > 0 && <li>{w("importIgnored", { names: list(report.ignored) })}</li>}
        </ul>
        <p>{w("importDry")}</p>
      </div>
      {report.problems > 0 && <Segments label={w("importResult")} value={only} onChange={setOnly} options={[["problems", w("onlyProblems")], ["all", w("all")]]} />}
      <div class={styles.rows} tabIndex={0} role="group" aria-label={w("importResult")}>
        <Table label={w("importTitle")} columns={columns()} rows={rows.slice(0, shownMost)} id={(row) => String(row.line)} />
        {rows.length > shownMost && <p>{w("first", { n: shownMost })}</p>}
      </div>
    </>
  );
}

function Failed({ rows }: { rows: readonly ImportRow[] }): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.line}>
          {w("importLine")} {row.line}, {row.username}: {row.detail}
        </li>
      ))}
    </ul>
  );
}

function columns(): readonly Column<ImportRow>[] {
  return [
    { name: "username", title: t("doors.username"), show: (row) => `@${row.username}` },
    { name: "name", title: w("name"), show: (row) => row.display_name },
    { name: "email", title: w("email"), show: (row) => row.email ?? "" },
    { name: "role", title: w("role"), show: (row) => t(`people.${row.role}`) },
    { name: "channels", title: w("channels"), show: (row) => row.channels.join(", ") },
    { name: "line", title: w("importLine"), right: true, show: (row) => row.line },
    { name: "result", title: w("importResult"), wide: true, show: (row) => <span class={styles.result} data-state={row.state} title={row.detail}>{w(rowWords[row.state])}{row.detail && `: ${row.detail}`}</span> },
  ];
}
