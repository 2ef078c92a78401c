import { defineConfig } from "vite";

// Nothing is inlined into the page: the server sends a policy that allows only its own files.
export default defineConfig({
  base: "/",
  resolve: { alias: { entities: "/src/features/messages/no_entities.ts" } },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { outDir: "dist", emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: "es2022" },
  server: { proxy: { "/api": { target: "http://127.0.0.1:8080", ws: true } } },
});
