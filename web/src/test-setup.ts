// Node 18 has this under another name.
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto as unknown as Crypto;
