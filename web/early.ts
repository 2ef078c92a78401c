// Tells theme.js what to ask for early: the files of some chunks, as attributes of its own tag, since only the finished build knows their names.
import type { Plugin } from "vite";

export function early(chunks: Readonly<Record<string, string>>): Plugin {
  return {
    name: "early",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        if (!bundle) return html; // while it is worked on, the page's own script asks for everything
        const attributes = Object.entries(chunks).map(([name, source]) => {
          const chunk = Object.values(bundle).find((one) => one.type === "chunk" && one.moduleIds.some((id) => id.endsWith(source)));
          if (chunk?.type !== "chunk") throw new Error(`No chunk begins at ${source}.`);
          const files = [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])];
          return `data-${name}="${files.map((file) => `/${file}`).join(" ")}"`;
        });
        return html.replace('src="/theme.js"', `src="/theme.js" ${attributes.join(" ")}`);
      },
    },
  };
}
