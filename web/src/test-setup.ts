import { webcrypto } from "node:crypto";
import { readWords } from "./app/i18n";

// Node 18 has this under another name.
globalThis.crypto ??= webcrypto as unknown as Crypto;
await Promise.all([readWords("en"), readWords("zh")]);
