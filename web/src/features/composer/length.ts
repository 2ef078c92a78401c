// How long a message may be, counted as the server counts: in bytes of UTF-8.
export const bytesMost = 16_384;
const nearAt = 14_384;

const encoder = new TextEncoder();
export const bytesIn = (text: string): number => encoder.encode(text).length;

export type Room = { readonly kind: "plenty" } | { readonly kind: "near" | "over"; readonly bytes: number };

export function roomFor(text: string): Room {
  const bytes = bytesIn(text);
  if (bytes > bytesMost) return { kind: "over", bytes: bytes - bytesMost };
  return bytes >= nearAt ? { kind: "near", bytes: bytesMost - bytes } : { kind: "plenty" };
}
