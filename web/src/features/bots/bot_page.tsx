// One bot: its tokens, channels, webhooks and commands.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Bot } from "../../app/calls/bots";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { ChannelId } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Tag } from "../../ui/parts";
import { byName, sectionsOf } from "../channels/names";
import { FormProblem } from "../doors/door";
import { Setting } from "../settings/settings";
import styles from "./bots.module.css";
import { Ask, Select } from "./pieces";
import { Slashes } from "./slashes";
import { Tokens } from "./tokens";
import type { Load } from "./use_load";
import { Webhooks } from "./webhooks";

interface BotPageProps {
  client: Client;
  bot: Bot;
  bots: Load<readonly Bot[]>;
  onBack: () => void;
}

export function BotPage({ client, bot, bots, onBack }: BotPageProps): JSX.Element {
  const { user } = bot;
  const first = bot.channels.find((id) => client.state.value.mine.has(id)) ?? bot.channels[0];
  return (
    <>
      <div class={styles.head}>
        <Button size="small" icon="left" autofocus onClick={onBack}>{t("bots.back")}</Button>
        <Avatar person={{ id: user.id, displayName: user.display_name, avatar: null }} size={24} />
        <h3><bdi>{user.display_name}</bdi> <small>@{user.username}</small></h3>
        {!user.active && <Tag>{t("bots.resting")}</Tag>}
      </div>
      <FormProblem text={bots.problem} />
      {user.active && (
        <>
          <Setting title={t("bots.botTokens")} more={t("bots.botTokensMore")} wide>
            <Tokens
              tokens={bot.tokens} busy={bots.busy} onMade={() => void bots.again()}
              onCreate={(name, days) => client.createToken(name, days, user.id)} onEnd={(token) => void bots.act(() => client.endBotToken(user.id, token))}
            />
            {bot.tokens.length > 0 && first && <Example channel={first} />}
          </Setting>
          <Channels client={client} bot={bot} bots={bots} />
          <Webhooks client={client} bot={bot} />
          <Slashes client={client} bot={bot} />
        </>
      )}
      <Rest client={client} bot={bot} bots={bots} />
    </>
  );
}

function Example({ channel }: { channel: ChannelId }): JSX.Element {
  const call = `curl -X POST ${location.origin}/api/v1/channels/${channel}/messages \\\n  -H "Authorization: Bearer hf_…" -H "Idempotency-Key: $(uuidgen)" \\\n  -H "Content-Type: application/json" -d '{"text":"Hello from a bot."}'`;
  return (
    <details class={styles.more}>
      <summary>{t("bots.example")}</summary>
      <p>{t("bots.exampleMore")}</p>
      <pre class={styles.code} tabIndex={0}>{call}</pre>
    </details>
  );
}

function Channels({ client, bot, bots }: Omit<BotPageProps, "onBack">): JSX.Element {
  const state = client.state.value;
  const inside = new Set(bot.channels);
  const nameOf = (id: ChannelId): string => state.channels.get(id)?.name ?? "";
  const others = sectionsOf(state).channels.map(({ channel }) => channel).filter((one) => !inside.has(one.id) && !one.archived).sort((a, b) => byName(a.name, b.name));
  const named = bot.channels.filter((id) => nameOf(id));
  return (
    <Setting title={t("bots.channels")} more={t("bots.channelsMore")} wide>
      {bot.channels.length === 0 ? (
        <p class={styles.none}>{t("bots.noChannels")}</p>
      ) : (
        <p>{[...named.map((id) => `#${nameOf(id)}`), ...(named.length < bot.channels.length ? [t("bots.hiddenChannel")] : [])].join(" · ")}</p>
      )}
      {others.length > 0 && (
        <Select
          label={t("bots.addChannel")} value="" options={[["", "…"], ...others.map((one): readonly [string, string] => [one.id, `#${one.name}`])]}
          onChange={(id) => id && void bots.act(() => client.addMembers(id, [bot.user.id]))}
        />
      )}
    </Setting>
  );
}

function Rest({ client, bot, bots }: Omit<BotPageProps, "onBack">): JSX.Element {
  const [asked, setAsked] = useState(false);
  const { id, display_name, active } = bot.user;
  const turn = (): void => {
    setAsked(false);
    void bots.act(() => client.setBotActive(id, !active));
  };
  return (
    <Setting title={t(active ? "bots.restBot" : "bots.wakeBot")} wide={asked}>
      {asked ? (
        <Ask text={t("bots.restAsk", { name: display_name })} yes={t("bots.restBot")} busy={bots.busy} onYes={turn} onNo={() => setAsked(false)} />
      ) : (
        <Button kind={active ? "grave" : "other"} onClick={() => (active ? setAsked(true) : turn())}>{t(active ? "bots.restBot" : "bots.wakeBot")}</Button>
      )}
    </Setting>
  );
}
