// Holds what the server says against the OpenAPI document it serves. Answers, events and stream messages are closed there, so
// a field that nobody declared is a fault, and so is a refusal whose code the operation does not name.

import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

interface Operation {
  operationId: string;
  responses: Record<string, unknown>;
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; responses: Record<string, unknown> };
}

interface Response {
  "x-codes"?: string[];
  content?: Record<string, { schema: object }>;
}

const root = "holdfast";

export class Schema {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly byName = new Map<string, Operation>();

  constructor(readonly document: OpenApi) {
    addFormats(this.ajv);
    this.ajv.addSchema({ ...document, $id: root });
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods)) this.byName.set(operation.operationId, operation);
  }

  // From a server that runs; anybody may read the document.
  static async of(url: string): Promise<Schema> {
    const answer = await fetch(`${url}/api/v1/openapi.json`);
    if (!answer.ok) throw new Error(`the document was answered with ${answer.status}`);
    return new Schema((await answer.json()) as OpenApi);
  }

  // The operation by its name ("message.post"), or by method and path ("POST /api/v1/channels/C…/messages?…").
  // Throws what is wrong with the answer.
  validateAnswer(operation: string, status: number, body: unknown): void {
    const found = this.operation(operation);
    const where = `${found.operationId} ${status}`;
    const response = this.response(found, status);
    const [type, content] = Object.entries(response.content ?? {})[0] ?? [];
    if (!content) throw new Error(`${where}: the document declares no content`);
    this.check(content.schema, body, where);
    const codes = response["x-codes"];
    if (type !== "application/problem+json" || !codes) return;
    const { code, status: said } = body as { code: string; status: number };
    if (!codes.includes(code)) throw new Error(`${where}: the code ${code} is none of ${codes.join(", ")}`);
    if (said !== status) throw new Error(`${where}: the problem says ${said}`);
  }

  // A message of the server on the stream. Throws what is wrong with it.
  validateStreamMessage(message: unknown): void {
    const { type, kind } = message as { type?: string; kind?: string };
    const named = this.schemaOf(type, kind);
    // By the form that its own words ask for: a fault in one of thirty forms reads as thirty faults.
    this.check({ $ref: `#/components/schemas/${named}` }, message, `${type ?? "a message without a type"} ${kind ?? ""}`.trim());
  }

  validateClientMessage(message: unknown): void {
    this.check({ $ref: "#/components/schemas/StreamClientMessage" }, message, "the client's message");
  }

  private schemaOf(type: string | undefined, kind: string | undefined): string {
    const schemas = this.document.components.schemas as Record<string, any>; // eslint-disable-line
    if (type === "event") {
      const target = schemas["Event"].discriminator.mapping[kind ?? ""] as string | undefined;
      if (!target) throw new Error(`an event of a kind that is not declared: ${kind}`);
      return target.split("/").at(-1)!;
    }
    for (const form of schemas["StreamServerMessage"].oneOf as { $ref: string }[]) {
      const name = form.$ref.split("/").at(-1)!;
      if (schemas[name].properties?.type?.const === type) return name;
    }
    throw new Error(`a message of a type that is not declared: ${type}`);
  }

  private operation(wanted: string): Operation {
    const named = this.byName.get(wanted);
    if (named) return named;
    const [method = "", address = ""] = wanted.split(" ");
    const path = address.split("?")[0]!.split("/");
    // The more literal route wins, as in the server: sessions/current before sessions/{session}.
    const fitting = Object.entries(this.document.paths)
      .filter(([route]) => fits(route.split("/"), path))
      .sort(([a], [b]) => a.split("{").length - b.split("{").length);
    for (const [, methods] of fitting) {
      const found = methods[method.toLowerCase()];
      if (found) return found;
    }
    throw new Error(`the document has no operation ${wanted}`);
  }

  private response(operation: Operation, status: number): Response {
    const given = (operation.responses[status] ?? (status >= 400 ? operation.responses["default"] : undefined)) as
      | (Response & { $ref?: string })
      | undefined;
    if (!given) throw new Error(`${operation.operationId}: the document declares no status ${status}`);
    if (!given.$ref) return given;
    return this.document.components.responses[given.$ref.split("/").at(-1)!] as Response;
  }

  private check(schema: object, value: unknown, where: string): void {
    const name = JSON.stringify(schema);
    let validate = this.compiled.get(name);
    if (!validate) {
      validate = this.ajv.compile(JSON.parse(name.replaceAll('"#/', `"${root}#/`)) as object);
      this.compiled.set(name, validate);
    }
    if (validate(value)) return;
    throw new Error(`${where}: ${this.ajv.errorsText(validate.errors, { dataVar: "$" })} in ${JSON.stringify(value).slice(0, 500)}`);
  }
}

function fits(route: string[], path: string[]): boolean {
  return route.length === path.length && route.every((part, i) => (part.startsWith("{") ? path[i] !== "" : part === path[i]));
}
