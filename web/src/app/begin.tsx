// A workspace in which one is in no channel yet: what can be done first.
import type { JSX } from "preact";
import { Icon, Mark, type IconName } from "../ui/icon";
import { EmptyState } from "../ui/parts";
import type { Client } from "./client";
import { t } from "./i18n";
import { over } from "./open";
import { go } from "./router";
import styles from "./begin.module.css";

interface Step {
  readonly icon: IconName;
  readonly text: string;
  readonly run: () => void;
}

export function Begin({ client }: { client: Client }): JSX.Element {
  const state = client.state.value;
  const role = state.me ? state.people.get(state.me)?.role : undefined;
  const steps: Step[] = [];
  if (role === "owner" || role === "admin") steps.push({ icon: "people", text: t("shell.invite"), run: () => (over.value = "invite") });
  if (role !== "guest") steps.push({ icon: "hash", text: t("shell.createChannel"), run: () => go("/new") }, { icon: "search", text: t("shell.browse"), run: () => go("/browse") });
  steps.push({ icon: "compose", text: t("shell.newDirect"), run: () => (over.value = "direct") });
  return (
    <EmptyState figure={<Mark size={36} />} title={t("shell.noChannels", { workspace: state.workspace.name })} actions={<Steps steps={steps} />}>
      {t(role === "guest" ? "shell.noChannelsGuest" : "shell.noChannelsMore")}
    </EmptyState>
  );
}

function Steps({ steps }: { steps: readonly Step[] }): JSX.Element {
  return (
    <ul class={styles.steps}>
      {steps.map(({ icon, text, run }) => (
        <li key={text}>
          <button type="button" onClick={run}>
            <Icon name={icon} />
            <span>{text}</span>
            <Icon name="right" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}
