// Days as people choose and read them.
import { w } from "./words";

const usual = [0, 7, 30, 90, 180, 365, 730, 1_095, 2_555] as const;

// The usual ones, and one that was set otherwise.
export const choices = (days: number | null): readonly number[] => [...new Set([...usual, ...(days === null ? [] : [days])])].sort((a, b) => a - b);
export const daysText = (days: number | null): string => (days === null ? w("asWorkspace") : days === 0 ? w("forEver") : w("forDays", { n: days }));
export const ruleText = (days: number): string => (days === 0 ? w("rulesForEver") : w("rulesDays", { n: days }));
