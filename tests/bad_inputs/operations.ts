// The operations of the document, each with its fields: what stands in the path, in the query and in the body, the nested ones too.

import type { FieldSchema } from "./values.ts";

export interface Field {
  place: "path" | "query" | "body";
  trail: (string | number)[]; // ["quiet_hours", "days", 0]
  schema: FieldSchema;
  required: boolean;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  permission: string;
  byStream: boolean;
  media: string; // of its body
  example: Record<string, unknown>;
  fields: Field[];
}

type Document = any; // eslint-disable-line
const methods = ["get", "post", "put", "patch", "delete"];

export function operationsOf(document: Document): Operation[] {
  const resolve = (schema: FieldSchema): FieldSchema => (schema.$ref ? resolve(document.components.schemas[schema.$ref.split("/").at(-1)!]) : schema);

  const within = (schema: FieldSchema, trail: (string | number)[]): Field[] =>
    Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
      const inner = resolve(given);
      const at = [...trail, name];
      const own: Field = { place: "body", trail: at, schema: deep(inner), required: schema.required?.includes(name) ?? false };
      const item = inner.items && resolve(inner.items);
      return [own, ...within(inner, at), ...(item ? [{ place: "body", trail: [...at, 0], schema: deep(item), required: false } as Field, ...within(item, [...at, 0])] : [])];
    });

  // Without references, so that it can be held against a value by itself.
  const deep = (schema: FieldSchema): FieldSchema => {
    const flat: FieldSchema & { additionalProperties?: unknown } = { ...resolve(schema) };
    delete flat.additionalProperties; // the server reads past what it does not know
    const properties = flat.properties && Object.fromEntries(Object.entries(flat.properties).map(([name, one]) => [name, deep(one)]));
    return { ...flat, ...(properties ? { properties } : {}), ...(flat.items ? { items: deep(flat.items) } : {}) };
  };

  return Object.entries<any>(document.paths).flatMap(([path, all]) =>
    methods.filter((method) => all[method]).map((method): Operation => {
      const operation = all[method];
      const body = operation.requestBody?.content?.["application/json"];
      const parameters = (operation.parameters ?? []).filter((one: any) => one.in === "path" || one.in === "query");
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        permission: operation["x-permission"],
        byStream: operation["x-by-stream"] === true,
        media: Object.keys(operation.requestBody?.content ?? {})[0] ?? "application/json",
        example: body?.example ?? {},
        fields: [
          ...parameters.map((one: any): Field => ({ place: one.in, trail: [one.name], schema: deep(one.schema), required: one.required ?? false })),
          ...(body?.schema ? within(resolve(body.schema), []) : []),
        ],
      };
    }),
  );
}

// The body as JSON with one place in it said otherwise; "" leaves the place out.
export function withField(body: object, trail: (string | number)[], json: string): string {
  const marker = "\u0001here\u0001";
  const copy = structuredClone(body) as any;
  let holder = copy;
  trail.forEach((step, at) => {
    if (at < trail.length - 1) holder = holder[step] ??= typeof trail[at + 1] === "number" ? [] : {};
    else if (json === "") delete holder[step];
    else holder[step] = marker;
  });
  return JSON.stringify(copy).replace(JSON.stringify(marker), () => json);
}
