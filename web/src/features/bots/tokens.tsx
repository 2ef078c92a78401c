// Tokens, one's own or a bot's: what each is for, when it was last used, how it ends; a new one is shown once.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { NewToken, Token } from "../../app/calls/bots";
import { dateTime, t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import styles from "./bots.module.css";
import { Ask, FormEnd, Secret, Select } from "./pieces";

interface TokensProps {
  tokens: readonly Token[];
  busy: boolean;
  onCreate: (name: string, days: number | null) => Promise<NewToken>;
  onEnd: (token: string) => void;
  onMade: () => void;
}

export function Tokens({ tokens, busy, onCreate, onEnd, onMade }: TokensProps): JSX.Element {
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState("");
  const [ending, setEnding] = useState<string | null>(null);
  const made = ({ token }: NewToken): void => {
    setMaking(false);
    setSecret(token);
    onMade();
  };
  return (
    <>
      {secret && <Secret label={t("bots.secretToken")} hint={t("bots.secretOnce")} value={secret} onDone={() => setSecret("")} />}
      {tokens.length === 0 ? (
        <p class={styles.none}>{t("bots.noTokens")}</p>
      ) : (
        <ul class={styles.rows}>
          {tokens.map((one) => (
            <li key={one.id}>
              <div class={styles.row}>
                <Icon name="key" size={20} />
                <div>
                  <b>{one.name}</b>
                  <small>
                    {t("bots.tokenTimes", { used: dateTime(one.last_used) })}
                    {one.expires_at && ` · ${t("bots.tokenUntil", { until: dateTime(one.expires_at) })}`}
                  </small>
                </div>
                {ending !== one.id && (
                  <Button size="small" aria-label={`${t("bots.end")}: ${one.name}`} onClick={() => setEnding(one.id)}>{t("bots.end")}</Button>
                )}
              </div>
              {ending === one.id && (
                <Ask text={t("bots.endAsk", { name: one.name })} yes={t("bots.end")} busy={busy} onNo={() => setEnding(null)} onYes={() => (setEnding(null), onEnd(one.id))} />
              )}
            </li>
          ))}
        </ul>
      )}
      {making ? (
        <Making onCreate={onCreate} onMade={made} onCancel={() => setMaking(false)} />
      ) : (
        <p><Button icon="plus" onClick={() => setMaking(true)}>{t("bots.newToken")}</Button></p>
      )}
    </>
  );
}

type Span = "30" | "90" | "365" | "0";

function Making({ onCreate, onMade, onCancel }: { onCreate: TokensProps["onCreate"]; onMade: (made: NewToken) => void; onCancel: () => void }): JSX.Element {
  const form = useForm({ name: "" });
  const [span, setSpan] = useState<Span>("90");
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(["name"], async ({ name }) => onMade(await onCreate(name, Number(span) || null)));
  };
  return (
    <form class={styles.form} noValidate onSubmit={submit}>
      <FormProblem text={form.problem} />
      <Field label={t("bots.tokenFor")} value={form.values.name} onInput={form.set("name")} problem={form.problemOf("name")} placeholder={t("bots.tokenHint")} autocomplete="off" autofocus />
      <Select label={t("bots.expires")} value={span} onChange={setSpan} options={[["30", t("bots.days30")], ["90", t("bots.days90")], ["365", t("bots.year")], ["0", t("bots.never")]]} />
      <FormEnd busy={form.busy} onCancel={onCancel}>{t("bots.make")}</FormEnd>
    </form>
  );
}
