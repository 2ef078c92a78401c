// What can be done to the message under the pointer or the focus: three emoji, the most used deeds, and the menu with the rest.
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../app/i18n";
import { IconButton } from "../../ui/button";
import { MenuList, type MenuItem } from "../../ui/menu";
import { closePopover, openPopover } from "../../ui/popover";
import { quickEmoji, toggleReaction } from "../reactions/toggle";
import { actionsFor, capOf, type About } from "./actions";
import styles from "./message.module.css";

export function HoverBar({ about, onMenu }: { about: About; onMenu: (anchor: Element) => void }): JSX.Element {
  // At the top edge it stands inside the row instead of above it.
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const view = bar.current?.closest("[data-stream]");
    if (bar.current && view) bar.current.dataset["low"] = String(bar.current.getBoundingClientRect().top < view.getBoundingClientRect().top + 2);
  }, []);
  const deeds = actionsFor(about, "bar");
  return (
    <div ref={bar} class={styles.bar} role="group" aria-label={t("timeline.actions")}>
      {deeds.some(({ key }) => key === "react") && <QuickEmoji about={about} />}
      {deeds.map((action) => (
        <IconButton key={action.key} icon={action.icon} label={tipOf(action.label(about), capOf(action))} aria-pressed={action.on?.(about)} data-deed={action.key} onClick={() => action.run(about)} />
      ))}
      <IconButton icon="more" label={t("marks.more")} aria-haspopup="menu" onClick={(event) => onMenu(event.currentTarget)} />
    </div>
  );
}

const tipOf = (label: string, cap: string | undefined): string => (cap ? `${label} (${cap})` : label);

export function QuickEmoji({ about, done }: { about: About; done?: () => void }): JSX.Element {
  return (
    <>
      {quickEmoji.value.map((emoji) => (
        <button
          key={emoji} type="button" class={styles.quick} aria-label={t("marks.reactWith", { emoji })} title={t("marks.reactWith", { emoji })}
          onClick={() => (done?.(), toggleReaction(about.client, about.channel, about.message, emoji))}
        >
          {emoji}
        </button>
      ))}
    </>
  );
}

// All that can be done, beside whatever asked for it. On a phone it is a sheet, with the emoji on top.
export function openMenu(about: About, anchor: Element, back: HTMLElement | null, closed: () => void): void {
  const items = (): MenuItem[] =>
    [...actionsFor(about, "bar"), ...actionsFor(about, "menu")].map((action) => {
      const keys = capOf(action);
      return {
        label: action.label(about), icon: action.icon, ...(keys ? { keys } : {}), ...(action.grave ? { grave: true } : {}), ...(action.apart ? { apart: true } : {}),
        run: () => action.run(about),
      };
    });
  openPopover(anchor, {
    label: t("timeline.actions"), back, closed,
    content: () => (
      <>
        {actionsFor(about, "bar").some(({ key }) => key === "react") && (
          <div class={styles.sheetEmoji}>
            <QuickEmoji about={about} done={() => closePopover()} />
          </div>
        )}
        <MenuList label={t("timeline.actions")} items={items()} align="none" onClose={() => closePopover()} onLeave={() => closePopover(false)} />
      </>
    ),
  });
}
