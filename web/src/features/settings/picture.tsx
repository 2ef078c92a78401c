// One's own picture: chosen, shown at once, taken away.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refusal, type Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { User } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { FormProblem } from "../doors/door";
import { sizeText } from "../files/sizes";
import { askLimits, limits } from "../files/tray";
import { Setting } from "./settings";
import styles from "./settings.module.css";

export function Picture({ client, me }: { client: Client; me: User }): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  useEffect(() => void askLimits(client), []);
  const most = limits.value?.pictureBytesMost ?? 20 << 20;

  async function change(act: () => Promise<void>): Promise<void> {
    setProblem("");
    setBusy(true);
    try {
      await act();
    } catch (error) {
      setProblem(error instanceof Refusal && error.status === 0 ? t("shell.noNetwork") : t("files.avatarWrong"));
    } finally {
      setBusy(false);
    }
  }
  async function choose(file: globalThis.File): Promise<void> {
    if (file.size > most) return setProblem(t("files.tooLarge", { size: sizeText(most) }));
    const stop = new AbortController();
    await change(async () => client.setAvatar((await client.upload(file, file.name, true, { sent: () => undefined, held: () => undefined, signal: stop.signal })).id));
  }

  return (
    <>
      <Setting title={t("files.avatar")} more={t("files.avatarMore", { size: sizeText(most) })} wide>
        <div class={styles.picture}>
          <Avatar person={me} size={56} />
          <input
            ref={picker} type="file" accept="image/png,image/jpeg,image/webp" hidden aria-hidden="true" tabIndex={-1} data-avatar
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void choose(file);
              event.currentTarget.value = "";
            }}
          />
          <Button aria-disabled={busy} onClick={() => !busy && picker.current?.click()}>{t("files.avatarChoose")}</Button>
          {me.avatar && <Button kind="quiet" aria-disabled={busy} onClick={() => !busy && void change(() => client.removeAvatar())}>{t("files.avatarRemove")}</Button>}
        </div>
      </Setting>
      {problem && <FormProblem text={problem} />}
    </>
  );
}
