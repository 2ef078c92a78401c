import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { emojiNames } from "./emoji_names";

const inside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Nothing is inlined into the page: the server sends a policy that allows only its own files.
export default defineConfig({
  base: "/",
  plugins: [emojiNames()],
  resolve: { alias: { entities: inside("src/features/messages/no_entities.ts"), "punycode.js": inside("src/features/messages/no_punycode.ts") } },
  optimizeDeps: { include: ["preact/jsx-runtime", "preact/jsx-dev-runtime"] }, // esbuild brings them in too late for the scan
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { outDir: "dist", emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: "es2022" },
  server: { proxy: { "/api": { target: "http://127.0.0.1:8080", ws: true } } },
});
