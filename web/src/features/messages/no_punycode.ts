// Stands in for the converter of international host names that markdown-it would bring: the browser knows one way, and the other is better
// left undone, since a name in ASCII cannot pass for another.
export default { toASCII: (host: string): string => new URL(`http://${host}`).hostname, toUnicode: (host: string): string => host };
