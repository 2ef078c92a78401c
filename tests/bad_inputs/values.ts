// Thirteen kinds of wrong for one field, as the bytes of JSON that stand for it and as what stands in an address.

import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

export interface Value {
  kind: string;
  json: string; // as it stands in a body; "" for a field that is left out
  // fine: the schema allows it. wrong: it does not, and the field has to be named. either: the schema cannot tell.
  fits: "fine" | "wrong" | "either";
  unread?: boolean; // the reader of JSON stops at it: the stream has no key to answer to
}

export interface FieldSchema {
  type?: string;
  enum?: unknown[];
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: FieldSchema;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  $ref?: string;
}

const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
const compiled = new Map<string, (value: unknown) => boolean>();

function allows(schema: FieldSchema, value: unknown): boolean {
  const name = JSON.stringify(schema);
  const validate = compiled.get(name) ?? (ajv.compile(schema) as (value: unknown) => boolean);
  compiled.set(name, validate);
  return validate(value);
}

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const longest = 2_000_000; // a text without a bound of its own is bounded by the body

// What a text of that length could be: letters, so that nothing but the length is wrong.
function edges(schema: FieldSchema): [string, string][] {
  const out: [string, string][] = [];
  if (schema.type === "string" && schema.maxLength !== undefined && schema.maxLength < longest) {
    out.push(["max", JSON.stringify("m".repeat(schema.maxLength))], ["max + 1", JSON.stringify("m".repeat(schema.maxLength + 1))]);
    out.push(["max + 1 in bytes, less in letters", JSON.stringify("船".repeat(Math.floor(schema.maxLength / 3) + 1))]);
  }
  if (schema.type === "integer" && schema.maximum !== undefined) out.push(["max", String(schema.maximum)], ["max + 1", String(schema.maximum + 1)]);
  if (schema.type === "integer" && schema.minimum !== undefined) out.push(["min", String(schema.minimum)], ["min - 1", String(schema.minimum - 1)]);
  if (schema.type === "array" && schema.maxItems !== undefined && schema.maxItems < 5000) {
    const item = JSON.stringify(schema.items?.enum?.[0] ?? (schema.items?.pattern ? `${schema.items.pattern[1]}0000000000001` : schema.items?.type === "integer" ? 1 : "m"));
    const list = (count: number): string => `[${Array.from({ length: count }, () => item).join(",")}]`;
    out.push(["max", list(schema.maxItems)], ["max + 1", list(schema.maxItems + 1)]);
  }
  return out;
}

const always: [kind: string, json: string, unread?: boolean][] = [
  ["wrong type: a number", "7.5"],
  ["wrong type: a word", '"word"'],
  ["wrong type: true", "true"],
  ["wrong type: a list", '["word"]'],
  ["wrong type: an object", '{"$ne":null}'],
  ["empty text", '""'],
  ["empty list", "[]"],
  ["negative", "-1"],
  ["zero", "0"],
  ["2^31", "2147483648"],
  ["2^53", "9007199254740993"],
  ["2^63", "9223372036854775808"],
  ["2^64", "18446744073709551616"],
  ["-2^63 - 1", "-9223372036854775809"],
  ["1e400", "1e400", true],
  ["a number as text", '"12"'],
  ["not a number", "NaN", true],
  ["U+0000", '"a\\u0000b"', true],
  ["half a pair", '"a\\ud800b"', true],
  ["a turned direction", '"a\\u202eb"'],
  ["joiners and tags", '"\\u200b\\u2066\\udb40\\udc67"'],
  ["line ends and escapes", '"a\\r\\nSet-Cookie: b\\u001b[2J"'],
  ["an injection", '"\' OR 1=1--"'],
  ["nested 31 deep", nested(31)],
  ["nested 10,000 deep", nested(10_000), true],
];

export function badValues(schema: FieldSchema, required: boolean): Value[] {
  const out: Value[] = [
    { kind: "missing", json: "", fits: required ? "wrong" : "fine" },
    { kind: "null", json: "null", fits: required ? "wrong" : "fine" },
  ];
  for (const [kind, json, unread] of [...always, ...edges(schema)]) {
    if (unread) out.push({ kind, json, fits: "wrong", unread });
    // Bytes are counted by the server and letters by the schema; numbers past 2^53 are not what they seem here.
    else if (kind.startsWith("max + 1 in bytes")) out.push({ kind, json, fits: "wrong" });
    else if (/^-?2\^6/.test(kind)) out.push({ kind, json, fits: "wrong" });
    else out.push({ kind, json, fits: fits(schema, JSON.parse(json)) });
  }
  return out;
}

// A text that the schema allows may still be no name, address or time zone: that is for the server to say.
function fits(schema: FieldSchema, value: unknown): Value["fits"] {
  if (!allows(schema, value)) return "wrong";
  return schema.type === "string" && !schema.enum ? "either" : "fine";
}

// The same in an address, where all is text.
export function badText(schema: FieldSchema): { kind: string; text: string; fits: Value["fits"] }[] {
  const out: [string, string][] = [
    ["a word", "word"], ["empty", ""], ["negative", "-1"], ["zero", "0"], ["2^31", "2147483648"], ["2^53", "9007199254740993"],
    ["2^63", "9223372036854775808"], ["2^64", "18446744073709551616"], ["1e3", "1e3"], ["NaN", "NaN"], ["null", "null"], ["blanks", " 1 "],
    ["U+0000", "%00"], ["no UTF-8", "%ff%fe"], ["overlong", "%c0%ae%c0%ae"], ["a surrogate", "%ed%a0%80"], ["a turned direction", "%e2%80%ae"],
    ["a way up", "..%2f..%2fetc%2fpasswd"], ["twice encoded", "%252e%252e"], ["line ends", "a%0d%0aSet-Cookie:%20b"], ["an injection", "%27%20OR%201=1--"],
    ["an object", "%7B%22$ne%22:null%7D"], ["a broken escape", "%zz"],
  ];
  if (schema.maxLength !== undefined && schema.maxLength < 6000) out.push(["max", "m".repeat(schema.maxLength)], ["max + 1", "m".repeat(schema.maxLength + 1)]);
  if (schema.maximum !== undefined) out.push(["max", String(schema.maximum)], ["max + 1", String(schema.maximum + 1)]);
  return out.map(([kind, text]) => ({ kind, text, fits: inAddress(schema, text) }));
}

function inAddress(schema: FieldSchema, text: string): Value["fits"] {
  let plain: string;
  try {
    plain = decodeURIComponent(text);
  } catch {
    return "wrong";
  }
  if (plain.includes("\0")) return "wrong";
  if (schema.type === "integer") return wholeNumber(schema, plain);
  if (schema.type === "boolean") return plain === "true" || plain === "false" ? "fine" : "wrong";
  if (schema.type === "array") return "either";
  return fits(schema, plain);
}

function wholeNumber(schema: FieldSchema, plain: string): Value["fits"] {
  if (!/^-?\d{1,19}$/.test(plain) || BigInt(plain) >= 1n << 63n) return "wrong";
  if (plain.length > 15) return "either"; // more than a number holds here
  return allows(schema, Number(plain)) ? "fine" : "wrong";
}
