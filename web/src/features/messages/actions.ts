// What can be done to a message: a line for each. The hover bar shows some, the menu all of the rest, and each has its letter while the
// message has the focus.
import { t } from "../../app/i18n";
import { toMessage } from "../../app/router";
import { troubleOf } from "../../app/problems";
import type { Client } from "../../app/client";
import type { ChannelId, Message, UserId } from "../../state/model";
import { copyText } from "../../ui/copy";
import type { IconName } from "../../ui/icon";
import { say } from "../../ui/toast";
import { whyAsked } from "../notify/asked";
import { forwarding, reactors } from "./wishes";

export interface About {
  readonly client: Client;
  readonly channel: ChannelId;
  readonly message: Message;
  readonly me: UserId | null;
  readonly row: RowDeeds;
}

// What a row does for itself.
export interface RowDeeds {
  readonly edit: () => void;
  readonly remove: () => void; // asks first
  readonly markUnread: (() => void) | undefined; // not in threads
  readonly thread: (() => void) | undefined; // not in its own
  readonly pickEmoji: () => void;
}

export interface MessageAction {
  readonly key: string;
  readonly icon: IconName;
  readonly label: (about: About) => string;
  readonly letters: readonly string[]; // as KeyboardEvent.key, lower case; the first is the one that is shown
  readonly place: "bar" | "menu";
  readonly apart?: boolean; // a line above
  readonly grave?: boolean;
  readonly on?: (about: About) => boolean; // it is so already: the same again takes it back
  readonly when: (about: About) => boolean;
  readonly run: (about: About) => void;
}

export const linkTo = (channel: ChannelId, message: Message): string => location.origin + toMessage(channel, message);

const always = (): boolean => true;
const own = ({ message, me }: About): boolean => message.by === me;
const open = ({ client, channel }: About): boolean => client.state.value.channels.get(channel)?.archived !== true;
const isSaved = ({ client, channel, message }: About): boolean => client.state.value.saved.get(channel)?.has(message.seq) ?? false;
const isPinned = ({ message }: About): boolean => message.pinned !== null;

const tell = (error: unknown): void => say(t("timeline.notDone", { detail: troubleOf(error).text }));
const copied = (word: string): ((done: boolean) => void) => (done) => void (done && say(word));

export const messageActions: readonly MessageAction[] = [
  { key: "react", icon: "smile", label: () => t("marks.react"), letters: ["r", "+"], place: "bar", when: open, run: ({ row }) => row.pickEmoji() },
  { key: "thread", icon: "thread", label: () => t("threads.reply"), letters: ["t"], place: "bar", when: ({ row }) => row.thread !== undefined, run: ({ row }) => row.thread?.() },
  {
    key: "save", icon: "bookmark", label: (about) => t(isSaved(about) ? "marks.unsave" : "marks.save"), letters: ["s"], place: "bar", when: always, on: isSaved,
    run: (about) => void about.client.save(about.channel, about.message.seq, !isSaved(about)).catch(tell),
  },
  { key: "edit", icon: "pencil", label: () => t("timeline.edit"), letters: ["e"], place: "menu", when: (about) => own(about) && open(about), run: ({ row }) => row.edit() },
  {
    key: "link", icon: "link", label: () => t("timeline.copyLink"), letters: ["l"], place: "menu", when: always,
    run: ({ channel, message }) => void copyText(linkTo(channel, message)).then(copied(t("timeline.linkCopied"))),
  },
  {
    key: "text", icon: "copy", label: () => t("marks.copyText"), letters: [], place: "menu", when: ({ message }) => message.text !== "",
    run: ({ message }) => void copyText(message.text).then(copied(t("marks.textCopied"))),
  },
  { key: "unread", icon: "inbox", label: () => t("timeline.markUnread"), letters: ["u"], place: "menu", when: ({ row }) => row.markUnread !== undefined, run: ({ row }) => row.markUnread?.() },
  {
    key: "pin", icon: "pin", label: (about) => t(isPinned(about) ? "marks.unpin" : "marks.pin"), letters: ["p"], place: "menu", when: open, on: isPinned,
    run: (about) => void about.client.pin(about.channel, about.message.seq, !isPinned(about)).catch(tell),
  },
  { key: "forward", icon: "send", label: () => t("marks.forward"), letters: ["f"], place: "menu", when: always, run: ({ channel, message }) => void (forwarding.value = { channel, seq: message.seq }) },
  {
    key: "reactors", icon: "people", label: () => t("marks.whoReacted"), letters: [], place: "menu", when: ({ message }) => message.reactions.length > 0,
    run: ({ channel, message }) => void (reactors.value = { channel, seq: message.seq, emoji: null }),
  },
  {
    key: "why", icon: "bell", label: () => t("notify.why"), letters: [], place: "menu", when: (about) => !own(about),
    run: ({ channel, message }) => void (whyAsked.value = { channel, seq: message.seq }),
  },
  { key: "remove", icon: "trash", label: () => t("timeline.remove"), letters: ["delete"], place: "menu", apart: true, grave: true, when: (about) => own(about) && open(about), run: ({ row }) => row.remove() },
];

export const actionsFor = (about: About, place: MessageAction["place"]): readonly MessageAction[] => messageActions.filter((action) => action.place === place && action.when(about));

// The action that a letter means here, if it means any.
export const actionOf = (key: string, about: About): MessageAction | undefined => messageActions.find((action) => action.letters.includes(key.toLowerCase()) && action.when(about));

// As the menu and the tips show it.
export const capOf = ({ letters: [letter] }: MessageAction): string | undefined => (letter === "delete" ? "Del" : letter?.toUpperCase());
