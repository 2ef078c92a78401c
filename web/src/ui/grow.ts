// Gives a box the height of its text. It has to be made small to be measured; meanwhile its parent keeps its height, or all that
// scrolls beside it would be pushed and would not come back.
export function grow(area: HTMLTextAreaElement): void {
  const parent = area.parentElement;
  if (parent) parent.style.minHeight = `${parent.offsetHeight}px`;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
  if (parent) parent.style.minHeight = "";
}
