// A channel that one is not in: what it is, and the way in. What is not there, or not for one's eyes, says so.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refusal, type Client } from "../../app/client";
import { day, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { go } from "../../app/router";
import type { Channel, ChannelId } from "../../state/model";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { EmptyState, SkeletonRows } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { BareHeader, HeaderFrame } from "./header_frame";
import { personName } from "./names";

type Looked = { readonly kind: "looking" } | { readonly kind: "seen" } | { readonly kind: "gone" } | { readonly kind: "failed"; readonly why: string };

export function Doorway({ client, id }: { client: Client; id: ChannelId }): JSX.Element {
  const [looked, setLooked] = useState<Looked>({ kind: "looking" });
  const [again, setAgain] = useState(0);
  const channel = client.state.value.channels.get(id);
  useEffect(() => {
    let here = true;
    setLooked({ kind: "looking" });
    client.look(id).then(
      () => here && setLooked({ kind: "seen" }),
      (error: unknown) => here && setLooked(lookedAt(error)),
    );
    return () => void (here = false);
  }, [id, again]);

  if (looked.kind === "gone") {
    return (
      <>
        <BareHeader />
        <EmptyState icon="search" title={t("shell.notFound")} actions={<Button onClick={() => go("/browse")}>{t("shell.browse")}</Button>}>
          {t("shell.notFoundMore")}
        </EmptyState>
      </>
    );
  }
  if (channel) return <Door client={client} channel={channel} />;
  if (looked.kind === "failed") {
    return (
      <>
        <BareHeader />
        <EmptyState icon="alert" title={t("timeline.failedTitle")} actions={<Button kind="main" onClick={() => setAgain(again + 1)}>{t("shell.tryAgain")}</Button>}>
          {looked.why}
        </EmptyState>
      </>
    );
  }
  return <SkeletonRows rows={6} avatar />;
}

export function lookedAt(error: unknown): Looked {
  const hidden = error instanceof Refusal && error.status >= 400 && error.status < 500 && error.status !== 429;
  return hidden ? { kind: "gone" } : { kind: "failed", why: troubleOf(error).text };
}

function Door({ client, channel }: { client: Client; channel: Channel }): JSX.Element {
  const form = useForm<Record<string, string>>({});
  const join = (): void => void form.submit([], () => client.join(channel.id));
  const by = channel.createdBy ? t("channels.createdBy", { name: personName(client.state.value, channel.createdBy), when: day(channel.createdAt) }) : "";
  return (
    <>
      <HeaderFrame sign={<Icon name="hash" />} title={channel.name} archived={channel.archived} topic={channel.topic} />
      <EmptyState
        icon="hash"
        title={channel.name}
        actions={
          <>
            {!channel.archived && (
              <Button kind="main" icon="join" aria-disabled={form.busy} onClick={join}>
                {t("channels.joinNamed", { name: channel.name })}
              </Button>
            )}
            <Button onClick={() => go("/browse")}>{t("shell.browse")}</Button>
          </>
        }
      >
        {channel.topic && <>{channel.topic}<br /></>}
        {t("channels.members", { n: channel.members })}
        {by && ` · ${by}`}
        <br />
        {t(channel.archived ? "channels.outsideArchived" : "channels.outside")}
        <FormProblem text={form.problem} />
      </EmptyState>
    </>
  );
}
