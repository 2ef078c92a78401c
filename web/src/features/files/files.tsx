// The files of a message: pictures in fixed places, so that nothing jumps when they come; sound and film to play; the rest to save.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { later } from "../../app/later";
import type { File, Message } from "../../state/model";
import { Icon } from "../../ui/icon";
import styles from "./files.module.css";
import { addressOf, isPicture, sizeText, smallOf } from "./sizes";

const Lightbox = later(() => import("./lightbox").then((part) => part.Lightbox));
const [widest, highest] = [360, 270];

export function MessageFiles({ message }: { message: Message }): JSX.Element | null {
  return <Files files={message.files} />;
}

export function Files({ files }: { files: readonly File[] }): JSX.Element | null {
  const [open, setOpen] = useState<number | null>(null);
  if (files.length === 0) return null;
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  return (
    <div class={styles.files}>
      {pictures.length > 0 && (
        <div class={styles.grid}>
          {pictures.map((file, at) => (
            <Picture key={file.id} file={file} alone={pictures.length === 1} onOpen={() => setOpen(at)} />
          ))}
        </div>
      )}
      {others.map((file) => (
        <Other key={file.id} file={file} />
      ))}
      {open !== null && <Lightbox pictures={pictures} first={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Picture({ file, alone, onOpen }: { file: File; alone: boolean; onOpen: () => void }): JSX.Element {
  const [missing, setMissing] = useState(false);
  const [width, height] = alone ? fitted(file.width ?? 1, file.height ?? 1) : [176, 132];
  return (
    <button type="button" class={styles.picture} data-alone={alone} style={{ width: `${width}px`, aspectRatio: `${width} / ${height}` }} aria-label={t("files.open", { name: file.name })} title={file.name} onClick={onOpen}>
      {missing ? (
        <span class={styles.missing}><Icon name="alert" />{t("files.missing", { name: file.name })}</span>
      ) : (
        <img src={smallOf(file)} alt={file.name} width={width} height={height} loading="lazy" decoding="async" onError={() => setMissing(true)} />
      )}
    </button>
  );
}

// Never larger than it is, never so flat or narrow that it cannot be hit.
export function fitted(width: number, height: number): readonly [number, number] {
  const scale = Math.min(1, widest / width, highest / height);
  return [Math.max(44, Math.round(width * scale)), Math.max(44, Math.round(height * scale))];
}

function Other({ file }: { file: File }): JSX.Element {
  const kind = file.type.slice(0, 6);
  return (
    <div class={styles.other}>
      {kind === "video/" && <video class={styles.film} src={addressOf(file)} controls preload="none" aria-label={file.name} />}
      {kind === "audio/" && <audio class={styles.sound} src={addressOf(file)} controls preload="none" aria-label={file.name} />}
      <a class={styles.row} href={addressOf(file)} download={file.name}>
        <span class={styles.kind}><Icon name="file" /></span>
        <span class="visually-hidden">{t("files.save")} </span>
        <span class={styles.words}>
          <span class={styles.name} title={file.name}><bdi>{file.name}</bdi></span>
          <span class={styles.size}>{sizeText(file.bytes)}</span>
        </span>
        <Icon name="download" />
      </a>
    </div>
  );
}
