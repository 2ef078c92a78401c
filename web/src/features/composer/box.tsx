// The box itself: grows with the text, keeps the draft, completes names, sends. What is typed is never cut and never lost.
import type { JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { ChannelId, Seq } from "../../state/model";
import { placeOf, threadAt, type Place } from "../../state/places";
import { grow } from "../../ui/grow";
import { Icon } from "../../ui/icon";
import { editing, lastPlace, posted, rewrite, settled, unsettled, writeAgain } from "../messages/wishes";
import { channelName } from "../timeline/channel_name";
import { AskEverybody, asksFirst, learnRule } from "./ask_everybody";
import { inserted, type Choice } from "./completion";
import { CompletionMenu } from "./completion_menu";
import styles from "./composer.module.css";
import { isInputMethodKey } from "./ime";
import { roomFor } from "./length";
import { Attach, DropHere, TrayView } from "../files/attach";
import { trayOf } from "../files/tray";
import { Outsiders } from "./outsiders";
import { Tools } from "./tools";
import { commandIn, runTyped } from "../slash/typed";
import { useCompletion } from "./use_completion";
import { insideFence, makeCode, makeLink, typeInto, wrapSelection } from "./writing";

const draftAfterMs = 300;
const onMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

export function Box({ client, channel, thread, name }: { client: Client; channel: ChannelId; thread: Seq | null; name: string }): JSX.Element {
  const place = placeOf(channel, thread);
  const [broadcast, setBroadcast] = useState(false);
  const [asking, setAsking] = useState(false); // whether so many are to be told
  const area = useRef<HTMLTextAreaElement>(null);
  const composedUntil = useRef(-Infinity);
  const composing = useRef(false);
  const author = useRef(client.state.peek().me).current;
  const [text, setText] = useState(() => client.draft(place));
  const latest = useRef(text);
  const saved = useRef(text);
  const roomId = useId();
  const completion = useCompletion(client, channel);
  const room = roomFor(text);
  const tray = trayOf(client, place);
  const held = tray.held.value;
  const picker = useRef<HTMLInputElement>(null);
  const [waits, setWaits] = useState(false); // sent as soon as the last file is there
  const sendable = (text.trim() !== "" || held.length > 0) && room.kind !== "over" && !held.some(({ state }) => state === "failed");

  function save(draft: string, leaving = false): void {
    client.saveDraft(place, draft === saved.current ? null : draft, author, leaving);
    saved.current = draft;
  }
  useEffect(() => {
    latest.current = text;
    const timer = setTimeout(() => save(text), draftAfterMs);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const keep = (): void => save(latest.current, true);
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("pagehide", keep);
      keep();
    };
  }, []);
  // Typed on at another device: not while something is being typed here.
  const taken = client.draftsTaken.value;
  useEffect(() => {
    const held = client.draft(place);
    if (held === latest.current || latest.current !== saved.current || composing.current) return;
    setText((latest.current = saved.current = held));
  }, [taken]);
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
    if (again !== wished.current && ownsFocus(place)) area.current?.focus();
  }, [again]);
  const back = rewrite.value;
  useEffect(() => {
    if (back?.place !== place) return;
    rewrite.value = null;
    setText((held) => (held.trim() ? `${back.text}\n${held}` : back.text));
    tray.restore(back.files ?? []);
    setTimeout(() => focusEnd(area.current));
  }, [back]);

  function changed(value: string): void {
    latest.current = value;
    setText(value);
    setAsking(false);
    if (value.trim() !== "") client.typing(place);
    learnRule(client, value);
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

  function send(sure = false): void {
    if (!sendable) return;
    completion.close();
    if (thread === null && commandIn(text) && held.length === 0) return void runCommand();
    if (!sure && asksFirst(client.state.peek(), channel, text)) return setAsking(true);
    const files = tray.ready();
    if (!files) return setWaits(true);
    setWaits(false);
    client.post(channel, text.trim(), thread, broadcast, files);
    tray.clear();
    setAsking(false);
    setBroadcast(false);
    emptied();
  }

  function emptied(): void {
    latest.current = "";
    setText("");
    save("", true);
    completion.close();
    posted.value = { place };
    area.current?.focus();
  }

  useEffect(() => {
    if (!waits) return;
    if (!sendable) setWaits(false);
    else if (tray.ready()) send(true);
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
    const own = timelines.get(place)?.messages.findLast((message) => message.by === me && !message.deleted);
    if (!own) return false;
    editing.value = { place, seq: own.seq };
    return true;
  }

  function keyDown(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
    if (composing.current || isInputMethodKey(event, composedUntil.current)) return;
    if (completion.key(event, take)) return event.preventDefault();
    const box = event.currentTarget;
    const main = onMac ? event.metaKey : event.ctrlKey;
    const letter = event.key.toLowerCase();
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      const withCtrl = client.state.peek().preferences.sendWith === "ctrl_enter";
      if (!main && (withCtrl || insideFence(text, box.selectionStart))) return; // Ctrl+Enter sends from inside code
      send();
    } else if (event.key === "ArrowUp" && text === "" && !event.shiftKey && !main && !event.altKey) {
      if (!editLast()) return;
    } else if (event.key === "Escape" && !event.shiftKey && asking) setAsking(false);
    else if (event.key === "Escape" && !event.shiftKey && thread === null && unsettled.peek()) settled.value = { channel };
    else if (main && !event.shiftKey && letter === "b") wrapSelection(box, "**");
    else if (main && !event.shiftKey && letter === "i") wrapSelection(box, "*");
    else if (main && !event.shiftKey && letter === "e") makeCode(box);
    else if (main && !event.shiftKey && letter === "u") picker.current?.click();
    else if (main && event.shiftKey && letter === "l") makeLink(box);
    else return;
    event.preventDefault();
  }

  const label = thread === null ? t("composer.label", { name }) : t("threads.reply");
  return (
    <div class={styles.composer} data-over={room.kind === "over"} onFocusCapture={() => (lastPlace.value = place)}>
      {thread === null && <DropHere name={name} onFiles={(files) => (tray.add(files), area.current?.focus())} />}
      {asking && <AskEverybody client={client} channel={channel} text={text} onSend={() => send(true)} onEdit={() => (setAsking(false), area.current?.focus())} />}
      <Outsiders client={client} channel={channel} text={text} />
      {completion.choices.length > 0 && <CompletionMenu id={completion.id} choices={completion.choices} selected={completion.selected} presence={client.state.value.presence} onTake={take} />}
      <TrayView tray={tray} waits={waits} />
      <textarea
        ref={area} class={styles.text} rows={1} dir="auto" value={text} data-first data-composer
        placeholder={label} aria-label={label} aria-describedby={roomId}
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
      {thread !== null && (
        <label class={styles.also}>
          <input type="checkbox" checked={broadcast} onChange={(event) => setBroadcast(event.currentTarget.checked)} />
          <span>{t("threads.alsoSend", { name: channelName(client, channel) })}</span>
        </label>
      )}
      <div class={styles.tools}>
        <Attach tray={tray} picker={picker} onDone={() => area.current?.focus()} />
        <Tools box={area} />
        <span class={styles.room} id={roomId} role="status" data-over={room.kind === "over"}>
          {room.kind === "near" && t("composer.left", { n: room.bytes })}
          {room.kind === "over" && t("composer.tooLong", { n: room.bytes })}
        </span>
        {room.kind === "plenty" && text !== "" && thread === null && <span class={styles.hint} aria-hidden="true">{t(client.state.value.preferences.sendWith === "ctrl_enter" ? "composer.hintCtrl" : "composer.hint")}</span>}
        <button type="button" class={styles.send} aria-label={t("composer.send")} title={t("composer.send")} disabled={!sendable} onClick={() => send()}><Icon name="send" /></button>
      </div>
    </div>
  );
}

// Of the boxes on screen the one where the reader last was; the channel's, unless that was a thread.
function ownsFocus(place: Place): boolean {
  const last = lastPlace.peek();
  return last === null || threadAt(last) === null ? threadAt(place) === null : last === place;
}

function focusEnd(box: HTMLTextAreaElement | null): void {
  box?.focus();
  box?.setSelectionRange(box.value.length, box.value.length);
}
