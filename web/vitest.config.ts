import { defineConfig } from "vitest/config";
import { emojiNames } from "./emoji_names";

// Preact's JSX by esbuild alone; a test of a view asks for its document with `// @vitest-environment happy-dom`.
export default defineConfig({
  plugins: [emojiNames() as never], // vitest brings its own vite
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  test: { setupFiles: ["src/test-setup.ts"], include: ["src/**/*.test.{ts,tsx}"], environment: "node", pool: "threads", poolOptions: { threads: { maxThreads: 2 } } },
});
