// Settings, over the window: profile, appearance, language, this device. Each choice holds at once; there is no Save
// but for what goes to the server.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { language, t, type Key } from "../../app/i18n";
import { later } from "../../app/later";
import { chooseLanguage } from "../../app/preferences";
import { goPart, part } from "../../app/router";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useRoving } from "../../ui/focus";
import { Icon, type IconName } from "../../ui/icon";
import { Notice, Segments } from "../../ui/parts";
import { Appearance } from "./appearance";
import { Keyboard } from "./keyboard";
import { Notifications } from "./notifications";
import { SignIns } from "./sign_ins";
import { Password } from "./password";
import { Profile } from "./profile";
import styles from "./settings.module.css";

const Programs = later(() => import("../bots/programs").then((part) => part.Programs));

type Tab = "profile" | "notifications" | "appearance" | "keyboard" | "language" | "programs" | "device";
const tabs: readonly (readonly [Tab, IconName])[] = [
  ["profile", "person"], ["notifications", "bell"], ["appearance", "palette"], ["keyboard", "keyboard"], ["language", "globe"], ["programs", "plug"], ["device", "shield"],
];

interface SettingsProps {
  client: Client;
  onClose: () => void;
  onSignOut: () => void;
}

export function Settings({ client, onClose, onSignOut }: SettingsProps): JSX.Element {
  const tab = tabs.find(([one]) => one === part.value)?.[0] ?? "profile"; // the address knows: a link may lead to each
  const choose = (one: Tab): void => void (one !== tab && goPart(one));
  const roving = useRoving<HTMLDivElement>();
  const name = (one: Tab): string => (one === "notifications" ? t("notify.title") : one === "keyboard" ? t("notify.keyboard") : t(`settings.${one}` as Key));
  return (
    <Dialog title={t("settings.title")} width="wide" onClose={onClose}>
      <div class={styles.settings}>
        <div class={styles.tabs} role="tablist" aria-label={t("settings.title")} aria-orientation="vertical" ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn}>
          {tabs.map(([one, icon]) => (
            <button key={one} type="button" role="tab" data-stop id={`tab-${one}`} aria-controls="settings-pane" aria-selected={one === tab} autofocus={one === tab} onClick={() => choose(one)} onFocus={() => choose(one)}>
              <Icon name={icon} />
              {name(one)}
            </button>
          ))}
        </div>
        <div class={styles.pane} role="tabpanel" id="settings-pane" aria-labelledby={`tab-${tab}`}>
          {tab === "profile" && <Profile client={client} />}
          {tab === "notifications" && <Notifications client={client} />}
          {tab === "keyboard" && <Keyboard client={client} />}
          {tab === "appearance" && <Appearance />}
          {tab === "language" && <Language />}
          {tab === "programs" && <Programs client={client} />}
          {tab === "device" && <Device client={client} onSignOut={onSignOut} />}
        </div>
      </div>
    </Dialog>
  );
}

export function Setting({ title, more, wide = false, children }: { title: string; more?: string; wide?: boolean; children?: preact.ComponentChildren }): JSX.Element {
  return (
    <section class={styles.setting} data-wide={wide}>
      <div>
        <h3>{title}</h3>
        {more && <p>{more}</p>}
      </div>
      {children}
    </section>
  );
}

function Language(): JSX.Element {
  return (
    <Setting title={t("settings.language")} more={t("settings.languageMore")}>
      <Segments label={t("settings.language")} value={language.value} onChange={chooseLanguage} options={[["en", "English"], ["zh", "简体中文"]]} />
    </Setting>
  );
}

function Device({ client, onSignOut }: { client: Client; onSignOut: () => void }): JSX.Element {
  const [changed, setChanged] = useState(0); // a new password ends other sign-ins
  const waiting = client.pending.value.length;
  return (
    <>
      <SignIns key={changed} client={client} />
      <Password client={client} onChanged={() => setChanged(changed + 1)} />
      <Setting title={t("settings.session")} more={t("settings.sessionMore")}>
        <Button kind="grave" icon="out" onClick={onSignOut}>
          {t("shell.signOut")}
        </Button>
      </Setting>
      {waiting > 0 && <Notice>{t("settings.signOutWaiting", { n: waiting })}</Notice>}
      <Setting title={t("settings.secure")} more={t(isSecureContext && location.protocol === "https:" ? "settings.secureYes" : "settings.secureNo")} />
    </>
  );
}
