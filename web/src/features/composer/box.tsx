// The box itself: grows with the text, keeps the draft, completes names, sends. What is typed is never cut and never lost.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { ChannelId } from "../../state/model";
import { grow } from "../../ui/grow";
import { Icon } from "../../ui/icon";
import { editing, posted, rewrite, settled, unsettled, writeAgain } from "../messages/wishes";
import { inserted, type Choice } from "./completion";
import { CompletionMenu } from "./completion_menu";
import styles from "./composer.module.css";
import { isInputMethodKey } from "./ime";
import { roomFor } from "./length";
import { Attach, DropHere, TrayView } from "../files/attach";
import { trayOf } from "../files/tray";
import { Tools } from "./tools";
import { commandIn, runTyped } from "../slash/typed";
import { useCompletion } from "./use_completion";
import { insideFence, makeCode, makeLink, typeInto, wrapSelection } from "./writing";

const draftAfterMs = 300;
const onMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

export function Box({ client, channel, name }: { client: Client; channel: ChannelId; name: string }): JSX.Element {
  const area = useRef<HTMLTextAreaElement>(null);
  const composedUntil = useRef(-Infinity);
  const composing = useRef(false);
  const author = useRef(client.state.peek().me).current;
  const [text, setText] = useState(() => client.draft(channel));
  const latest = useRef(text);
  const completion = useCompletion(client, channel);
  const room = roomFor(text);
  const tray = trayOf(client, channel);
  const held = tray.held.value;
  const picker = useRef<HTMLInputElement>(null);
  const [waits, setWaits] = useState(false); // sent as soon as the last file is there
  const sendable = (text.trim() !== "" || held.length > 0) && room.kind !== "over" && !held.some(({ state }) => state === "failed");

  useEffect(() => {
    latest.current = text;
    const timer = setTimeout(() => client.saveDraft(channel, text, author), draftAfterMs);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const keep = (): void => client.saveDraft(channel, latest.current, author);
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("pagehide", keep);
      keep();
    };
  }, []);
  useLayoutEffect(() => {
    if (area.current) grow(area.current);
  }, [text]);
  useEffect(() => {
    const led = document.activeElement?.closest("[data-stream]"); // to a message, on purpose
    if (!led && matchMedia?.("(pointer: fine)").matches) focusEnd(area.current);
  }, []);

  const again = writeAgain.value;
  const wished = useRef(again); // before this box was here
  useEffect(() => {
    if (again !== wished.current) area.current?.focus();
  }, [again]);
  const back = rewrite.value;
  useEffect(() => {
    if (back?.channel !== channel) return;
    rewrite.value = null;
    setText((held) => (held.trim() ? `${back.text}\n${held}` : back.text));
    tray.restore(back.files ?? []);
    setTimeout(() => focusEnd(area.current));
  }, [back]);

  function changed(value: string): void {
    latest.current = value;
    setText(value);
    if (value.trim() !== "") client.typing(channel);
    if (area.current) completion.look(value, area.current.selectionStart);
  }

  // What begins with a slash stays in the box until it is known to be a command.
  const running = useRef(false);
  async function runCommand(): Promise<void> {
    if (running.current) return;
    running.current = true;
    const typed = text;
    const taken = await runTyped(client, channel, typed);
    running.current = false;
    if (taken && latest.current === typed) emptied();
  }

  function send(): void {
    if (!sendable) return;
    completion.close();
    if (commandIn(text) && held.length === 0) return void runCommand();
    const files = tray.ready();
    if (!files) return setWaits(true);
    setWaits(false);
    client.post(channel, text.trim(), null, files);
    tray.clear();
    emptied();
  }

  function emptied(): void {
    latest.current = "";
    setText("");
    client.saveDraft(channel, "", author);
    completion.close();
    posted.value = { channel };
    area.current?.focus();
  }

  useEffect(() => {
    if (!waits) return;
    if (!sendable) setWaits(false);
    else if (tray.ready()) send();
  }, [held, waits]);

  function take(choice: Choice): void {
    const box = area.current;
    const { trigger } = completion;
    if (!box || !trigger) return;
    typeInto(box, inserted(choice), trigger.start, trigger.start + 1 + trigger.query.length);
    completion.close();
  }

  function editLast(): boolean {
    const { me, timelines } = client.state.peek();
    const own = timelines.get(channel)?.messages.findLast((message) => message.by === me && !message.deleted);
    if (!own) return false;
    editing.value = { channel, seq: own.seq };
    return true;
  }

  function keyDown(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
    if (composing.current || isInputMethodKey(event, composedUntil.current)) return;
    if (completion.key(event, take)) return event.preventDefault();
    const box = event.currentTarget;
    const main = onMac ? event.metaKey : event.ctrlKey;
    const letter = event.key.toLowerCase();
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      if (!main && insideFence(text, box.selectionStart)) return; // Ctrl+Enter sends from inside code
      send();
    } else if (event.key === "ArrowUp" && text === "" && !event.shiftKey && !main && !event.altKey) {
      if (!editLast()) return;
    } else if (event.key === "Escape" && !event.shiftKey && unsettled.peek()) settled.value = { channel };
    else if (main && !event.shiftKey && letter === "b") wrapSelection(box, "**");
    else if (main && !event.shiftKey && letter === "i") wrapSelection(box, "*");
    else if (main && !event.shiftKey && letter === "e") makeCode(box);
    else if (main && !event.shiftKey && letter === "u") picker.current?.click();
    else if (main && event.shiftKey && letter === "l") makeLink(box);
    else return;
    event.preventDefault();
  }

  return (
    <div class={styles.composer} data-over={room.kind === "over"}>
      <DropHere name={name} onFiles={(files) => (tray.add(files), area.current?.focus())} />
      {completion.choices.length > 0 && <CompletionMenu id={completion.id} choices={completion.choices} selected={completion.selected} onTake={take} />}
      <TrayView tray={tray} waits={waits} />
      <textarea
        ref={area} class={styles.text} rows={1} dir="auto" value={text} data-first data-composer
        placeholder={t("composer.label", { name })} aria-label={t("composer.label", { name })} aria-describedby="composer-room"
        role="combobox" aria-expanded={completion.choices.length > 0} aria-autocomplete="list"
        aria-controls={completion.id} aria-activedescendant={completion.choices.length > 0 ? `${completion.id}-${completion.selected}` : undefined}
        autocomplete="off" spellcheck
        onInput={(event) => changed(event.currentTarget.value)}
        onKeyDown={keyDown}
        onSelect={(event) => completion.look(event.currentTarget.value, event.currentTarget.selectionStart, true)}
        onBlur={() => completion.close()}
        onPaste={(event) => {
          const pasted = event.clipboardData;
          if (!pasted || pasted.files.length === 0 || pasted.types.includes("text/plain")) return; // a spreadsheet brings a picture of itself too
          event.preventDefault();
          tray.add(pasted.files);
        }}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false;
          composedUntil.current = event.timeStamp;
        }}
      />
      <div class={styles.tools}>
        <Attach tray={tray} picker={picker} onDone={() => area.current?.focus()} />
        <Tools box={area} />
        <span class={styles.room} id="composer-room" role="status" data-over={room.kind === "over"}>
          {room.kind === "near" && t("composer.left", { n: room.bytes })}
          {room.kind === "over" && t("composer.tooLong", { n: room.bytes })}
        </span>
        {room.kind === "plenty" && text !== "" && <span class={styles.hint} aria-hidden="true">{t("composer.hint")}</span>}
        <button type="button" class={styles.send} aria-label={t("composer.send")} title={t("composer.send")} disabled={!sendable} onClick={send}><Icon name="send" /></button>
      </div>
    </div>
  );
}

function focusEnd(box: HTMLTextAreaElement | null): void {
  box?.focus();
  box?.setSelectionRange(box.value.length, box.value.length);
}
