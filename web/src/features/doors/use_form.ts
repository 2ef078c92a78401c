// One form at work: values, what is missing, what the server refused, whether it is under way.
import { useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";

export interface Form<T extends Record<string, string>> {
  readonly values: T;
  readonly busy: boolean;
  readonly problem: string; // of the form as a whole
  readonly tries: number;
  readonly set: (name: keyof T & string) => (value: string) => void;
  readonly problemOf: (name: keyof T & string) => string | undefined;
  readonly submit: (required: readonly (keyof T & string)[], send: (values: T) => Promise<void>) => Promise<void>;
}

// `fields` maps the server's names of fields to ours where they differ.
export function useForm<T extends Record<string, string>>(initial: T, fields: Readonly<Record<string, keyof T & string>> = {}): Form<T> {
  const [values, setValues] = useState(initial);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  return {
    values,
    busy,
    tries,
    problem: problems[""] ?? "",
    set: (name) => (value) => {
      setValues((before) => ({ ...before, [name]: value }));
      setProblems((before) => ({ ...before, [name]: "" }));
    },
    problemOf: (name) => problems[name] || undefined,
    async submit(required, send) {
      if (busy) return;
      const missing = required.filter((name) => values[name]?.trim() === "");
      setProblems(Object.fromEntries(missing.map((name) => [name, t("doors.required")])));
      if (missing.length > 0) return setTries((count) => count + 1);
      setBusy(true);
      try {
        await send(values);
      } catch (error) {
        const trouble = troubleOf(error);
        const name = fields[trouble.field] ?? trouble.field;
        setProblems({ [name in initial ? name : ""]: trouble.text });
        setTries((count) => count + 1);
      } finally {
        setBusy(false);
      }
    },
  };
}
