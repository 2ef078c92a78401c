// The admin console: its sections at the left, one of them at the right. Comes only when it is asked for.
import type { ComponentType, JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Client } from "../../app/client";
import { go } from "../../app/router";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { useRoving } from "../../ui/focus";
import { Icon, Mark, type IconName } from "../../ui/icon";
import { EmptyState, SkeletonRows } from "../../ui/parts";
import { t } from "../../app/i18n";
import { LineStrip } from "../line/line_strip";
import styles from "./admin.module.css";
import { Audit } from "./audit";
import { Bots } from "./bots";
import { Channels } from "./channels";
import { Files } from "./files";
import { People } from "./people";
import { Programs } from "./programs";
import { Retention } from "./retention";
import { Statistics } from "./statistics";
import { TheLine } from "./the_line";
import { w } from "./words";

export interface SectionProps {
  client: Client;
}
interface Section {
  readonly name: "people" | "channels" | "programs" | "bots" | "files" | "retention" | "audit" | "statistics" | "line";
  readonly icon: IconName;
  readonly show: ComponentType<SectionProps>;
}
const workspace: readonly Section[] = [
  { name: "people", icon: "people", show: People },
  { name: "channels", icon: "hash", show: Channels },
  { name: "programs", icon: "plug", show: Programs },
  { name: "bots", icon: "link", show: Bots },
  { name: "retention", icon: "clock", show: Retention },
  { name: "audit", icon: "list", show: Audit },
];
const server: readonly Section[] = [
  { name: "statistics", icon: "chart", show: Statistics },
  { name: "line", icon: "wave", show: TheLine },
  { name: "files", icon: "file", show: Files },
];
const first = workspace[0] as Section;

export function Admin({ client, section }: { client: Client; section: string }): JSX.Element {
  const state = client.state.value;
  const me = state.me ? state.people.get(state.me) : undefined;
  const open = [...workspace, ...server].find((one) => one.name === section) ?? first;
  const Open = open.show;
  const roving = useRoving<HTMLElement>();
  useEffect(() => {
    document.title = `${w(open.name)} · ${w("title")}`;
    roving.ref.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" }); // on a phone the sections are a row that scrolls
  }, [open.name, me === undefined]);
  if (!me) return <main class={styles.main}><SkeletonRows rows={8} /></main>;
  if (me.role !== "admin" && me.role !== "owner") {
    return (
      <main class={styles.main}>
        <EmptyState icon="shield" title={w("onlyAdmins")} actions={<Button kind="main" onClick={() => go("/", "replace")}>{w("back")}</Button>}>
          {w("onlyAdminsMore")}
        </EmptyState>
      </main>
    );
  }
  const links = (sections: readonly Section[]): JSX.Element => (
    <ul>
      {sections.map((one) => (
        <li key={one.name}>
          <a class={styles.link} data-stop href={one === first ? "/admin" : `/admin/${one.name}`} aria-current={one === open ? "page" : undefined}>
            <Icon name={one.icon} />
            <span>{w(one.name)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <div class={styles.console}>
      <nav class={styles.nav} data-region aria-label={w("sections")} ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn}>
        <header>
          <Mark />
          <b>{w("title")}</b>
        </header>
        <div class={styles.links}>
          <a class={styles.link} data-stop href="/">
            <Icon name="left" />
            <span>{w("back")}</span>
          </a>
          {links(workspace)}
          <h2>{w("server")}</h2>
          {links(server)}
        </div>
        <footer>
          <Avatar person={me} size={28} />
          <span>
            <b>{me.displayName}</b>
            <small>{t(`people.${me.role}`)}</small>
          </span>
        </footer>
      </nav>
      <main class={styles.main} data-region>
        <LineStrip client={client} />
        <div class={styles.page} key={open.name} tabIndex={0} role="region" aria-label={w("title")}>
          <Open client={client} />
        </div>
      </main>
    </div>
  );
}
