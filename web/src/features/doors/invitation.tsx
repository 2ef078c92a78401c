// The door of an invitation: who invites to what, then an account of one's own.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Refusal, type Client } from "../../app/client";
import { rich, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { go } from "../../app/router";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { SkeletonRows } from "../../ui/parts";
import { AccountFields, accountFields, noAccount } from "./account_fields";
import { Door, FormProblem, useFirstField } from "./door";
import styles from "./doors.module.css";
import { useForm } from "./use_form";

interface Preview {
  readonly workspace: string;
  readonly invitedBy: string;
  readonly role: string;
}
type Looked = { readonly kind: "looking" } | { readonly kind: "found"; readonly preview: Preview } | { readonly kind: "dead" } | { readonly kind: "unread"; readonly why: string };

export function Invitation({ client, code }: { client: Client; code: string }): JSX.Element {
  const [looked, setLooked] = useState<Looked>({ kind: "looking" });
  const [again, setAgain] = useState(0);
  useEffect(() => {
    setLooked({ kind: "looking" });
    client.previewInvitation(code).then(
      (preview) => setLooked({ kind: "found", preview }),
      (error: unknown) => {
        const dead = error instanceof Refusal && error.status >= 400 && error.status < 500 && error.status !== 429;
        setLooked(dead ? { kind: "dead" } : { kind: "unread", why: troubleOf(error).text });
      },
    );
  }, [code, again]);

  if (looked.kind === "looking") {
    return (
      <Door title={t("doors.joinTo", { workspace: "Holdfast" })}>
        <SkeletonRows rows={4} />
      </Door>
    );
  }
  if (looked.kind === "found") return <Join client={client} code={code} preview={looked.preview} />;
  const dead = looked.kind === "dead";
  return (
    <Door title={t(dead ? "doors.inviteDead" : "doors.inviteUnread")} lede={dead ? t("doors.inviteDeadMore") : looked.why}>
      <div class={styles.form}>
        {!dead && (
          <Button kind="main" size="large" wide onClick={() => setAgain(again + 1)}>
            {t("shell.tryAgain")}
          </Button>
        )}
        <Button kind={dead ? "main" : "other"} size="large" wide onClick={() => go("/", "replace")}>
          {t("doors.toSignIn")}
        </Button>
      </div>
    </Door>
  );
}

function Join({ client, code, preview }: { client: Client; code: string; preview: Preview }): JSX.Element {
  const form = useForm(noAccount, accountFields);
  const { ref } = useFirstField(form.tries);
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(["displayName", "username", "password"], async ({ username, displayName, email, password }) => {
      await client.acceptInvitation(code, username.trim(), displayName.trim(), email.trim(), password);
      go("/", "replace");
    });
  };
  return (
    <Door title={t("doors.joinTo", { workspace: preview.workspace })} lede={t("doors.joinLede")}>
      <form class={styles.form} ref={ref} noValidate onSubmit={submit}>
        <p class={styles.invited}>
          <Icon name="mail" size={20} />
          <span>
            {rich(preview.role === "guest" ? "doors.invitedAs" : "doors.invitedBy", {
              name: <b>{preview.invitedBy}</b>,
              workspace: <b>{preview.workspace}</b>,
            })}
          </span>
        </p>
        <FormProblem text={form.problem} />
        <AccountFields form={form} />
        <Button kind="main" size="large" wide type="submit" aria-disabled={form.busy}>
          {t(form.busy ? "doors.joining" : "doors.join")}
        </Button>
      </form>
    </Door>
  );
}
