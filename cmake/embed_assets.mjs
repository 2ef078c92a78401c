// Embeds a folder of static files: node embed_assets.mjs <dist> <out>
// Writes <out>/assets.bin (all bytes), <out>/assets.cpp (the table, see holdfast/net/assets.hpp) and <out>/assets.d.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".wasm": "application/wasm",
};
const packed = new Set([".png", ".webp", ".woff2", ".mp3", ".ogg"]);

const [dist, out] = process.argv.slice(2).map((path) => resolve(path));
if (!existsSync(join(dist, "index.html"))) {
  console.error(`The web client is not built yet: ${join(dist, "index.html")} does not exist. Run ./dev build, which builds it first.`);
  process.exit(1);
}

function filesBelow(folder, prefix = "") {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".")) return [];
    const path = `${prefix}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

// Kept only when it saves a tenth and more than a packet: smaller gains are not worth a decompression.
const worth = (bytes, original) => (bytes.length < original.length * 0.9 && original.length > 1000 ? bytes : Buffer.alloc(0));

const chunks = [];
let offset = 0;
function place(bytes) {
  const view = bytes.length === 0 ? "{}" : `{bytes + ${offset}, ${bytes.length}}`;
  chunks.push(bytes);
  offset += bytes.length;
  return view;
}

const paths = filesBelow(dist).sort((a, b) => (a < b ? -1 : 1)); // by code unit, as std::string_view compares
const rows = paths.map((path) => {
  const kind = extname(path);
  if (!(kind in types)) throw new Error(`${path}: no content type is known for ${kind}; add it to cmake/embed_assets.mjs`);
  const bytes = readFileSync(join(dist, path));
  const etag = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const compress = !packed.has(kind);
  const gzip = compress ? worth(gzipSync(bytes, { level: 9 }), bytes) : Buffer.alloc(0);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  const brotli = compress ? worth(brotliCompressSync(bytes, quality), bytes) : Buffer.alloc(0);
  const immutable = path.startsWith("/assets/"); // where Vite puts the files it names by digest
  const text = [path, types[kind], `W/"${etag}"`].map((value) => JSON.stringify(value)).join(", ");
  return `    {${text}, ${immutable}, ${place(bytes)}, ${place(gzip)}, ${place(brotli)}},`;
});

const binary = join(out, "assets.bin");
const source = join(out, "assets.cpp");
mkdirSync(out, { recursive: true });
writeFileSync(binary, Buffer.concat(chunks));
writeFileSync(
  source,
  `// Written by cmake/embed_assets.mjs.
#include "holdfast/net/assets.hpp"

asm(R"(
    .pushsection .rodata
    .global holdfast_asset_bytes
    .balign 16
holdfast_asset_bytes:
    .incbin "${binary}"
    .popsection
)");
extern "C" char const holdfast_asset_bytes[${offset}];

namespace holdfast {
namespace {
constexpr auto& bytes = holdfast_asset_bytes;
constexpr Asset table[] = {
${rows.join("\n")}
};
}  // namespace

std::span<Asset const> assets() {
    return table;
}
}  // namespace holdfast
`,
);
const escape = (path) => path.replace(/([ #])/g, "\\$1").replace(/\$/g, "$$$$");
writeFileSync(join(out, "assets.d"), `${escape(source)}: ${paths.map((path) => escape(join(dist, path))).join(" ")}\n`);
