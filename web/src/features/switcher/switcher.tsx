// Go to…: one field, the best places below it. The field keeps the focus; arrow keys move the choice.
import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { recents } from "../../app/open";
import { troubleOf } from "../../app/problems";
import { go, toChannel } from "../../app/router";
import type { ChannelId } from "../../state/model";
import { Dialog } from "../../ui/dialog";
import { Icon } from "../../ui/icon";
import { Kbd, VisuallyHidden } from "../../ui/parts";
import { say } from "../../ui/toast";
import { Option, type Choice } from "./option";
import { matchOf } from "./match";
import { loadPinyin, readings } from "./pinyin";
import styles from "./switcher.module.css";
import { findTargets, recentTargets, type Target } from "./targets";

interface SwitcherProps {
  client: Client;
  current: ChannelId | null;
  onClose: () => void;
}

export function Switcher({ client, current, onClose }: SwitcherProps): JSX.Element {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => void loadPinyin(), []);
  const choices = choicesFor(client, query, current);
  const chosen = Math.min(at, choices.length - 1);
  useEffect(() => list.current?.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" }), [chosen]);

  const take = async (choice: Choice | undefined): Promise<void> => {
    if (!choice) return;
    onClose();
    if (choice.kind === "address") return go(choice.address);
    if (choice.target.kind === "channel") return go(toChannel(choice.target.channel.id));
    const person = choice.target.person;
    await client.direct([person.id]).then(
      (channel) => go(toChannel(channel)),
      (error: unknown) => say(troubleOf(error).text),
    );
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) setAt((chosen + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === "Enter") void take(choices[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t("shell.goTo")} hideTitle width="large" place="top" onClose={onClose}>
      <div class={styles.ask}>
        <Icon name="search" size={18} />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={choices.length > 0 ? `${id}-${chosen}` : undefined}
          aria-label={t("shell.find")}
          placeholder={t("shell.find")}
          autocomplete="off"
          spellcheck={false}
          autofocus
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={keys}
        />
        <button type="button" class={styles.esc} onClick={onClose}>
          <kbd>Esc</kbd>
          <VisuallyHidden>{t("shell.close")}</VisuallyHidden>
        </button>
      </div>
      <div class={styles.list} id={id} role="listbox" aria-label={t("shell.find")} ref={list}>
        {choices.flatMap((choice, index) => [
          choice.cap && <div key={`cap ${choice.cap}`} class={styles.cap} role="presentation">{choice.cap}</div>,
          <Option key={choice.key} client={client} choice={choice} id={`${id}-${index}`} chosen={index === chosen} query={query} onPick={() => void take(choice)} onPoint={() => setAt(index)} />,
        ])}
      </div>
      <footer class={styles.foot} aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("shell.move")}
        </span>
        <span>
          <Kbd keys="Enter" /> {t("shell.open")}
        </span>
        <span>{t("shell.hint")}</span>
      </footer>
    </Dialog>
  );
}

function choicesFor(client: Client, query: string, current: ChannelId | null): Choice[] {
  const state = client.state.value;
  const asked = query.trim();
  const places = (targets: readonly Target[], cap: string): Choice[] =>
    targets.map((target, index) => ({ kind: "place", target, cap: index === 0 ? cap : "", key: target.kind === "channel" ? target.channel.id : target.person.id }));
  const action = (address: string, icon: "plus" | "search" | "hash" | "shield", text: string, cap: string): Choice => ({ kind: "address", address, icon, text, cap, key: address });
  const role = state.me === null ? undefined : state.people.get(state.me)?.role;
  const admin = role === "admin" || role === "owner";
  if (!asked) {
    const recent = recentTargets(state, recents.value, current);
    const first = recent.length > 0 ? recent : findTargets(state, "#", [], () => []);
    return [...places(first, t(recent.length > 0 ? "shell.recent" : "shell.channels")), action("/browse", "hash", t("shell.browse"), t("shell.actions")), ...(admin ? [action("/admin", "shield", t("shell.admin"), "")] : [])];
  }
  // By its name in either language: an admin is often asked for help in the other one.
  const console = admin && [t("shell.admin"), "admin", "管理"].some((name) => matchOf(asked, name) > 0) ? [action("/admin", "shield", t("shell.admin"), "")] : [];
  const found = findTargets(state, asked, recents.value, readings.value);
  const name = asked.replace(/^[#＃@＠]/, "");
  const guest = role === "guest";
  const look = name ? [action(`/browse#${encodeURIComponent(name)}`, "search", t("shell.browseNamed", { query: name }), t("shell.actions"))] : [];
  const create = guest || !name ? [] : [action(`/new#${encodeURIComponent(name)}`, "plus", t("shell.createNamed", { query: name }), "")];
  const search = action(`/search#${encodeURIComponent(asked)}`, "search", t("search.messages", { query: asked }), look.length > 0 ? "" : t("shell.actions"));
  return [...places(found, t("shell.best")), ...look, search, ...create, ...console];
}
