// The menu's state while a name is typed. The focus never leaves the box; Esc closes the menu for this mark and nothing else.
import { useId, useMemo, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import type { ChannelId, Timeline, UserId } from "../../state/model";
import { loadPinyin, readings } from "../switcher/pinyin";
import { emojiNames, loadEmoji, tone } from "../emoji/names";
import { knownCommands, learnCommands, matchCommands, fromBots } from "../slash/typed";
import { emojiChoices, findEmojiTrigger } from "./emoji_completion";
import { choicesMost, findCommand, findTrigger, matchPeople, type Choice, type Trigger } from "./completion";

export interface Completion {
  readonly id: string;
  readonly trigger: Trigger | null;
  readonly choices: readonly Choice[];
  readonly selected: number;
  look(text: string, caret: number, onlyMoved?: boolean): void;
  key(event: KeyboardEvent, take: (choice: Choice) => void): boolean; // true: it was for the menu
  close(): void;
}

export function useCompletion(client: Client, channel: ChannelId): Completion {
  const id = useId();
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [slash, setSlash] = useState(false); // a command is being typed, not a name
  const [selected, setSelected] = useState(0);
  const dismissed = useRef(-1); // the mark that Esc was pressed at
  const asked = useRef(false);

  const { people, members, channels, timelines, me } = client.state.value;
  const inside = members.get(channel) ?? channels.get(channel)?.people;
  const sounds = readings.value;
  const names = emojiNames.value;
  const choices = useMemo(() => {
    if (!trigger) return none;
    if (slash) return matchCommands(knownCommands(channel), trigger.query, choicesMost).map((command): Choice => ({ kind: "command", command }));
    if (trigger.emoji) return emojiChoices(names, trigger.query, tone.value, sounds);
    const here: ReadonlySet<UserId> = new Set(inside);
    return matchPeople([...people.values()].filter((user) => user.id !== me), here, trigger.query, sounds, lastSpeakers(timelines.get(channel)));
  }, [trigger?.query, trigger === null, slash, fromBots.value, people, inside, sounds, names]);

  return {
    id, trigger, choices, selected: Math.min(selected, Math.max(0, choices.length - 1)),
    look(text, caret, onlyMoved = false) {
      const word = findCommand(text, caret);
      const found = word ?? findTrigger(text, caret) ?? findEmojiTrigger(text, caret);
      if (!found) dismissed.current = -1;
      if (!found || found.start === dismissed.current) return setTrigger(null);
      if (onlyMoved && !trigger) return; // moving the caret into a name opens nothing
      setSlash(word !== null);
      if (word) void learnCommands(client);
      else if (found.emoji) void loadEmoji().catch(() => undefined);
      else if (!asked.current) {
        asked.current = true;
        void client.members(channel);
        if ([...people.values()].some(({ displayName }) => /\p{Script=Han}/u.test(displayName))) void loadPinyin(); // it is large
      }
      if (found.query !== trigger?.query || found.start !== trigger.start) {
        setTrigger(found);
        setSelected(0);
      }
    },
    key(event, take) {
      if (choices.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
      const at = Math.min(selected, choices.length - 1);
      switch (event.key) {
        case "ArrowDown":
          setSelected((at + 1) % choices.length);
          return true;
        case "ArrowUp":
          setSelected((at - 1 + choices.length) % choices.length);
          return true;
        case "Tab":
        case "Enter":
          if (event.shiftKey) return false;
          take(choices[at]!);
          return true;
        case "Escape":
          dismissed.current = trigger?.start ?? -1;
          setTrigger(null);
          event.stopPropagation();
          return true;
        default:
          return false;
      }
    },
    close: () => setTrigger(null),
  };
}

// Whoever spoke last comes first.
const lastSpeakers = (timeline: Timeline | undefined): readonly UserId[] => [...new Set(timeline?.messages.slice(-100).reverse().map(({ by }) => by))];

const none: readonly Choice[] = [];
