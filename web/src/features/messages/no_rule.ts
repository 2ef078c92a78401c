// Stands in for the rules of Markdown that markdown.ts switches off anyway, and for the renderer, since nothing here makes HTML.
export default function none(): boolean {
  return false;
}
