// A message of one to three emoji and nothing else is shown large.
const tone = "\\p{Emoji_Modifier}";
const part = `(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}(?=\\uFE0F|${tone}))\\uFE0F?${tone}?`;
const joined = `(?:\\u200D\\p{Extended_Pictographic}\\uFE0F?${tone}?)*`;
const one = `(?:\\p{Regional_Indicator}{2}|[0-9#*]\\uFE0F?\\u20E3|${part}[\\u{E0020}-\\u{E007F}]*${joined})`;
const few = new RegExp(`^\\s*(?:${one}\\s*){1,3}$`, "u");

export const isFewEmoji = (text: string): boolean => text.length <= 120 && few.test(text);
