import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { early } from "./early";
import { emojiNames } from "./emoji_names";

const inside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Nothing is inlined into the page: the server sends a policy that allows only its own files.
export default defineConfig({
  base: "/",
  plugins: [emojiNames(), early({ en: "/words/en.ts", zh: "/words/zh.ts", window: "/app/shell.tsx" })],
  resolve: {
    alias: [
      { find: "entities", replacement: inside("src/features/messages/no_entities.ts") },
      { find: "punycode.js", replacement: inside("src/features/messages/no_punycode.ts") },
      { find: /^\.\/(rules_core\/(replacements|smartquotes)|rules_block\/(code|hr|html_block|lheading|reference)|rules_inline\/(entity|html_inline)|renderer)\.mjs$/, replacement: inside("src/features/messages/no_rule.ts") },
    ],
  },
  optimizeDeps: { include: ["preact/jsx-runtime", "preact/jsx-dev-runtime"] }, // esbuild brings them in too late for the scan
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { outDir: "dist", emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: "es2022" },
  server: { proxy: { "/api": { target: "http://127.0.0.1:8080", ws: true } } },
});
