// The fields of a new account, for whoever joins and for the first owner.
import type { JSX } from "preact";
import { t } from "../../app/i18n";
import { Field } from "../../ui/field";
import styles from "./doors.module.css";
import type { Form } from "./use_form";

export const passwordLeast = 10;

export type Account = { username: string; displayName: string; email: string; password: string };
export const noAccount: Account = { username: "", displayName: "", email: "", password: "" };
export const accountFields = { display_name: "displayName" } as const;

export function AccountFields<T extends Account>({ form }: { form: Form<T> }): JSX.Element {
  const { values } = form;
  const set = (name: keyof Account): ((value: string) => void) => form.set(name as keyof T & string);
  const problem = (name: keyof Account): string | undefined => form.problemOf(name as keyof T & string);
  return (
    <>
      <Field
        label={t("doors.displayName")}
        hint={t("doors.displayNameHint")}
        value={values.displayName}
        onInput={set("displayName")}
        problem={problem("displayName")}
        autocomplete="name"
        required
      />
      <Field
        label={t("doors.username")}
        hint={t("doors.usernameHint")}
        prefix="@"
        value={values.username}
        onInput={(value) => set("username")(value.toLowerCase())}
        problem={problem("username")}
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        required
      />
      <Field
        label={t("doors.email")}
        hint={t("doors.emailHint")}
        type="email"
        value={values.email}
        onInput={set("email")}
        problem={problem("email")}
        autocomplete="email"
      />
      <NewPassword label={t("doors.password")} value={values.password} onInput={set("password")} problem={problem("password")} />
    </>
  );
}

interface NewPasswordProps {
  label?: string;
  value: string;
  onInput: (value: string) => void;
  problem: string | undefined;
}

export function NewPassword({ label = t("doors.newPassword"), value, onInput, problem }: NewPasswordProps): JSX.Element {
  const hint = (
    <>
      <Strength length={[...value].length} />
      {passwordHint(value)}
    </>
  );
  return <Field label={label} type="password" hint={hint} value={value} onInput={onInput} problem={problem} autocomplete="new-password" required />;
}

function passwordHint(password: string): string {
  const length = [...password].length;
  if (length === 0) return t("doors.newPasswordHint", { n: passwordLeast });
  return length < passwordLeast ? t("doors.passwordShort", { n: passwordLeast - length }) : t("doors.passwordGood");
}

// Four steps of length; the hint says the same in words.
function Strength({ length }: { length: number }): JSX.Element {
  const steps = length === 0 ? 0 : length < passwordLeast ? 1 : length < 13 ? 2 : length < 17 ? 3 : 4;
  return (
    <span class={styles.strength} data-steps={steps} aria-hidden="true">
      {[1, 2, 3, 4].map((step) => (
        <i key={step} data-on={step <= steps} />
      ))}
    </span>
  );
}
