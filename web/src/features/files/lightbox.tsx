// One picture of a message over everything: arrows for the others, full size and back, Esc. The browser holds the focus inside and
// gives it back.
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../app/i18n";
import type { File } from "../../state/model";
import { IconButton } from "../../ui/button";
import { Icon } from "../../ui/icon";
import styles from "./lightbox.module.css";
import { addressOf } from "./sizes";

export function Lightbox({ pictures, first, onClose }: { pictures: readonly File[]; first: number; onClose: () => void }): JSX.Element | null {
  const box = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(first);
  const [whole, setWhole] = useState(true); // fitted to the window
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const shown = box.current;
    if (shown && !shown.open) shown.showModal();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const file = pictures[at];
  if (!file) return null;
  const step = (by: number): void => {
    setAt((now) => Math.min(pictures.length - 1, Math.max(0, now + by)));
    setWhole(true);
  };
  function keyDown(event: KeyboardEvent): void {
    event.stopPropagation(); // the stream below has arrows of its own
    if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "ArrowRight") step(1);
    else if (event.key === "Home") step(-pictures.length);
    else if (event.key === "End") step(pictures.length);
    else if (event.key === "z" || event.key === "+" || event.key === "-") setWhole(event.key === "z" ? !whole : event.key === "-");
    else return;
    event.preventDefault();
  }
  return (
    <dialog
      ref={box} class={styles.box} aria-label={t("files.picture", { n: at + 1, of: pictures.length, name: file.name })} onKeyDown={keyDown}
      onClick={(event) => (event.target as HTMLElement).hasAttribute("data-outside") && onClose()}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class={styles.stage} data-outside data-whole={whole} tabIndex={whole ? -1 : 0}>
        <img key={file.id} src={addressOf(file)} alt={file.name} width={file.width ?? undefined} height={file.height ?? undefined} onClick={() => setWhole(!whole)} />
      </div>
      <div class={styles.foot}>
        <span class={styles.name}><bdi>{file.name}</bdi>{pictures.length > 1 && ` · ${t("files.place", { n: at + 1, of: pictures.length })}`}</span>
        <IconButton icon="search" label={t(whole ? "files.zoom" : "files.fit")} onClick={() => setWhole(!whole)} />
        <a class={styles.save} href={addressOf(file)} download={file.name} aria-label={t("files.download", { name: file.name })} title={t("files.download", { name: file.name })}><Icon name="download" /></a>
        <IconButton icon="close" label={t("shell.close")} onClick={onClose} />
      </div>
      {at > 0 && <span class={styles.previous}><IconButton icon="left" label={t("files.previous")} onClick={() => step(-1)} /></span>}
      {at < pictures.length - 1 && <span class={styles.next}><IconButton icon="right" label={t("files.next")} onClick={() => step(1)} /></span>}
    </dialog>
  );
}
