// How large a file is, in a word.
import { locale } from "../../app/i18n";
import type { File } from "../../state/model";

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function sizeText(bytes: number): string {
  let [value, at] = [bytes, 0];
  while (value >= 1000 && at < units.length - 1) [value, at] = [value / 1024, at + 1];
  return new Intl.NumberFormat(locale.value, { style: "unit", unit: units[at] ?? "byte", unitDisplay: at === 0 ? "long" : "short", maximumFractionDigits: value < 10 && at > 0 ? 1 : 0 }).format(value);
}

// What has no small picture, such as one that moves, is shown as it is while it is no burden.
const shownMost = 8 << 20;
export const isPicture = (file: File): boolean => file.type.startsWith("image/") && file.width !== null && file.height !== null && (file.preview || file.bytes <= shownMost);
export const addressOf = (file: Pick<File, "id">): string => `/api/v1/files/${file.id}`;
export const smallOf = (file: File): string => (file.preview ? `${addressOf(file)}/preview` : addressOf(file));
