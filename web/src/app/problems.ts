// What to say when something did not work: the server's own sentence where it has one, else whose fault it is.
import { Refusal } from "./client";
import { hasWords, t } from "./i18n";

export interface Trouble {
  readonly field: string;
  readonly text: string;
}

export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Refusal)) return { field: "", text: t("shell.noNetwork") };
  if (error.status === 0) return { field: "", text: t("shell.noNetwork") };
  if (error.status === 429) return { field: "", text: t("doors.tooMany", { n: Math.max(1, Math.ceil(error.retryMs / 1000)) }) };
  if (error.status >= 500) return { field: "", text: t("shell.serverFault") };
  const key = `problems.${error.code}`;
  return { field: error.field, text: hasWords(key) ? t(key) : error.detail };
}
