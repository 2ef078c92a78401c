// Asks for the emoji picker beside a button. It and its names come when they are first wanted.
import { t } from "../../app/i18n";
import { later } from "../../app/later";
import { closePopover, openPopover } from "../../ui/popover";

const Picker = later(() => import("./picker").then((part) => part.Picker));

interface Wish {
  readonly taken: (emoji: string) => void;
  readonly back?: HTMLElement | null;
  readonly closed?: () => void;
}

export function openPicker(anchor: Element, { taken, back, closed }: Wish): void {
  const take = (emoji: string): void => {
    closePopover();
    taken(emoji);
  };
  openPopover(anchor, { label: t("marks.picker"), back, content: () => <Picker onTake={take} />, ...(closed ? { closed } : {}) });
}
