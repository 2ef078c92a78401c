// Attaching: the button and its key, files dropped anywhere on the window, and what is attached so far.
import type { JSX, RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { IconButton } from "../../ui/button";
import { Icon } from "../../ui/icon";
import styles from "./attach.module.css";
import { sizeText } from "./sizes";
import { filesMost, limits, type Held, type Tray } from "./tray";

const attachText = (): string => (limits.value ? t("files.attachMore", { size: sizeText(limits.value.bytesMost) }) : t("files.attach"));

export function Attach({ tray, picker, onDone }: { tray: Tray; picker: RefObject<HTMLInputElement>; onDone: () => void }): JSX.Element {
  useEffect(() => tray.ask(), [tray]);
  return (
    <>
      <input
        ref={picker} type="file" multiple hidden aria-hidden="true" tabIndex={-1} data-attach
        onChange={(event) => {
          tray.add(event.currentTarget.files ?? []);
          event.currentTarget.value = ""; // the same file may be chosen again
          onDone();
        }}
      />
      <IconButton icon="plus" label={attachText()} aria-keyshortcuts="Control+U" onClick={() => picker.current?.click()} />
    </>
  );
}

export function TrayView({ tray, waits }: { tray: Tray; waits: boolean }): JSX.Element | null {
  const held = tray.held.value;
  if (held.length === 0) return null;
  return (
    <div class={styles.tray} data-tray>
      <ul aria-label={t("files.tray")}>
        {held.map((one) => (
          <Chip key={one.id} held={one} tray={tray} />
        ))}
      </ul>
      <p class={styles.waits} role="status">{waits && t("files.sendsWhenReady")}</p>
    </div>
  );
}

function Chip({ held, tray }: { held: Held; tray: Tray }): JSX.Element {
  const { id, name, bytes, sent, state, why, again, picture } = held;
  const part = bytes > 0 ? Math.min(1, sent / bytes) : 0;
  const percent = Math.floor(part * 100);
  const word = state === "failed" ? why : state === "held" ? t("files.waitsForLine") : state === "ready" ? sizeText(bytes) : percent === 100 ? t("files.preparing") : `${percent} %`;
  return (
    <li class={styles.chip} data-state={state}>
      {picture ? <img class={styles.thumb} src={picture} alt="" width={32} height={32} /> : <span class={styles.thumb}><Icon name={state === "failed" ? "alert" : "file"} /></span>}
      <span class={styles.words}>
        <span class={styles.name} title={name}><bdi>{name}</bdi></span>
        <span class={styles.how} role={state === "failed" ? "alert" : undefined}>{word}</span>
      </span>
      {state === "failed" && again && <IconButton icon="retry" iconSize={14} label={t("files.retry", { name })} onClick={() => tray.retry(id)} />}
      <IconButton icon="close" iconSize={14} label={t("files.cancel", { name })} onClick={() => tray.remove(id)} />
      {(state === "going" || state === "held") && <progress class={styles.bar} max={1} value={part} aria-label={name} />}
    </li>
  );
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

export function DropHere({ name, onFiles }: { name: string; onFiles: (files: FileList) => void }): JSX.Element | null {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let inside = 0; // each element that is entered comes before the one that is left
    const enter = (event: DragEvent): void => void (carriesFiles(event) && ++inside && setOver(true));
    const leave = (event: DragEvent): void => void (carriesFiles(event) && --inside <= 0 && end());
    const move = (event: DragEvent): void => void (carriesFiles(event) && event.preventDefault());
    const end = (): void => {
      inside = 0;
      setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault(); // or the browser would leave the page for the file
      end();
      if (event.dataTransfer && !document.querySelector("dialog[open]")) onFiles(event.dataTransfer.files);
    };
    const heard = { dragenter: enter, dragleave: leave, dragover: move, drop } as const;
    for (const [what, act] of Object.entries(heard)) addEventListener(what as "drop", act);
    return () => {
      for (const [what, act] of Object.entries(heard)) removeEventListener(what as "drop", act);
    };
  });
  if (!over) return null;
  return (
    <div class={styles.drop}>
      <div class={styles.target}>
        <Icon name="upload" size={20} />
        <b>{t("files.drop", { name })}</b>
        {limits.value && <span>{t("files.dropMore", { size: sizeText(limits.value.bytesMost), n: filesMost })}</span>}
      </div>
    </div>
  );
}
