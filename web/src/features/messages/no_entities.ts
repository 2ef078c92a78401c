// Stands in for markdown-it's table of HTML entities, which the page would carry for nothing: the rule that reads &amp; in a text is off,
// what is typed is what is shown. In an address or a language name they stay as typed too.
export const decodeHTML = (text: string): string => text;
