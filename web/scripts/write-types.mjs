// The shapes of the server's document as TypeScript: `npm run types` writes src/api/generated/schema.ts from what `holdfast openapi` prints;
// `npm run types:check` fails when that file is stale.
// HOLDFAST_BINARY names another binary; HOLDFAST_URL a running server instead of one.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTypescript, { astToString } from "openapi-typescript";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const heading = "// Written by `npm run types` from the server's OpenAPI document. Not edited by hand.\n\n";

const schemaPath = here("../src/api/generated/schema.ts");

async function documentOf({ HOLDFAST_URL: url, HOLDFAST_BINARY: binary } = process.env) {
  if (url) return (await fetch(`${url}/api/v1/openapi.json`)).json();
  return JSON.parse(execFileSync(binary ?? here("../../build/holdfast"), ["openapi"], { encoding: "utf8", maxBuffer: 64e6 }));
}

async function typesOf(document) {
  const shapes = { ...document, paths: {}, components: { schemas: document.components.schemas } };
  return heading + astToString(await openapiTypescript(shapes, { immutable: true, alphabetize: true }));
}

const types = await typesOf(await documentOf());
if (!process.argv.includes("--check")) writeFileSync(schemaPath, types);
else if (readFileSync(schemaPath, "utf8") !== types) {
  console.error("src/api/generated/schema.ts is stale: the server's document has changed. Run `npm run types`.");
  process.exit(1);
}
