// Every field of every operation with every bad value: what is asked, and what is wrong with the answer.

import type { Schema } from "../support/schema.ts";
import { pause } from "../support/signal.ts";
import { ask, type Heard, type Line } from "./doors.ts";
import { withField, type Field, type Operation } from "./operations.ts";
import { badText, badValues, type Value } from "./values.ts";
import { idFor, unique, type World } from "./world.ts";

export interface Probe {
  name: string;
  field: Field;
  value: Value; // for a path or a query, json holds the text as it stands in the address
}

export function probesOf(operation: Operation): Probe[] {
  return operation.fields.flatMap((field): Probe[] => {
    const name = `${field.place} ${field.trail.join(".")}`;
    if (field.place === "body") return badValues(field.schema, field.required).map((value) => ({ name: `${name}: ${value.kind}`, field, value }));
    return badText(field.schema).map(({ kind, text, fits }) => ({ name: `${name}: ${kind}`, field, value: { kind, json: text, fits } }));
  });
}

const bodyOf = (operation: Operation, world: World): object | undefined =>
  world.bodies[operation.id]?.() ?? (Object.keys(operation.example).length > 0 ? operation.example : operation.method === "GET" || operation.method === "DELETE" ? undefined : {});

function addressOf(operation: Operation, world: World, wrong?: Probe): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    wrong?.field.place === "path" && wrong.field.trail[0] === name ? encoded(wrong.value.json) : idFor(world, operation.path, name));
  return wrong?.field.place === "query" ? `${path}?${wrong.field.trail[0]}=${encoded(wrong.value.json)}` : path;
}

// What is written as an escape stays one; a blank would end the request line.
const encoded = (text: string): string => text.replaceAll(" ", "%20");

export const tokenFor = (operation: Operation, world: World): string => (operation.permission === "operate" ? world.operatorToken : world.owner.token);

export async function right(operation: Operation, world: World): Promise<Heard> {
  const body = bodyOf(operation, world);
  return ask(world.server.url, tokenFor(operation, world), operation.method, addressOf(operation, world), body && JSON.stringify(body), unique("right_"));
}

// Nothing when the answer is as it has to be, else what is wrong with it.
export async function byRest(operation: Operation, probe: Probe, world: World, schema: Schema): Promise<string | undefined> {
  const body = bodyOf(operation, world);
  const octets = operation.media === "application/octet-stream";
  const sent = octets ? "" : probe.field.place === "body" ? withField(body ?? {}, probe.field.trail, probe.value.json) : body && JSON.stringify(body);
  const send = (): Promise<Heard> => ask(world.server.url, tokenFor(operation, world), operation.method, addressOf(operation, world, probe), sent, unique("bad_"), operation.media);
  let heard = await send();
  for (; heard.status === 429; heard = await send()) await pause(heard.body.retry_ms as number); // readings are paced, as for any program
  const found = judge(probe, heard);
  if (found || probe.field.place === "path" || !operation.path.startsWith("/api/")) return found;
  try {
    if (typeof heard.body === "object") schema.validateAnswer(operation.id, heard.status, heard.body);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function judge(probe: Probe, { status, body }: Heard): string | undefined {
  const said = `${status} ${JSON.stringify(body)?.slice(0, 200)}`;
  if (status >= 500) return said;
  if (probe.value.fits !== "wrong") return undefined;
  if (status < 400) return `taken: ${said}`;
  // A wrong place in an address is no place at all; what is larger than any body is refused before it is read.
  if (probe.field.place === "path" || status === 413) return undefined;
  return named(probe, body) ? undefined : `the field is not named: ${said}`;
}

function named(probe: Probe, body: { field?: string; code?: string } | undefined): boolean {
  if (body?.code === "bad_json" || body?.code === "bad_query") return true; // no field could be read
  const field = body?.field ?? "";
  return probe.field.trail.includes(field) || Object.hasOwn(probe.field.schema.properties ?? {}, field);
}

export async function byStream(operation: Operation, probe: Probe, world: World, line: Line): Promise<string | undefined> {
  const key = unique("stream_");
  const path = Object.fromEntries([...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, fromPath(operation, world, name!)]));
  const frame = { ...bodyOf(operation, world), ...path, type: "command", name: operation.id, key };
  const heard = await line.tell(withField(frame, probe.field.trail, probe.value.json), key);
  const said = JSON.stringify(heard).slice(0, 200);
  if (heard.type === "error") return heard.code === "bad_frame" && probe.value.fits === "wrong" ? undefined : said;
  if (heard.code === "internal" || heard.code === "unavailable" || heard.code === "overloaded") return said;
  if (probe.value.fits !== "wrong") return undefined;
  if (heard.type === "ack") return `taken: ${said}`;
  return heard.final && (named(probe, heard) || heard.code === "too_large") ? undefined : `the field is not named: ${said}`;
}

function fromPath(operation: Operation, world: World, name: string): string | number {
  const schema = operation.fields.find((field) => field.place === "path" && field.trail[0] === name)!.schema;
  const id = decodeURIComponent(idFor(world, operation.path, name));
  return schema.type === "integer" ? Number(id) : id;
}
