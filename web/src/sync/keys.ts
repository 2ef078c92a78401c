// Keys and names from getRandomValues: crypto.randomUUID is missing where a page came over plain HTTP.

const letters = "0123456789abcdefghjkmnpqrstvwxyz";

// 26 letters of 5 random bits: 130 bits.
export function newKey(): string {
  let key = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(26))) key += letters[byte & 31];
  return key;
}

// This browser's name for itself; the server keeps nothing by it (D10).
export function deviceName(storage: Pick<Storage, "getItem" | "setItem"> | undefined): string {
  try {
    const known = storage?.getItem("holdfast.device");
    if (known) return known;
    const made = newKey();
    storage?.setItem("holdfast.device", made);
    return made;
  } catch {
    return newKey(); // storage is closed to us: a device for this page only
  }
}
