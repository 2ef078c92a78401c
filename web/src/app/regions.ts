// F6 walks the regions of the window: sidebar, header, timeline, composer, panel. A region is marked data-region.
const stops = "[tabindex='0'], button:not([disabled]):not([tabindex='-1']), a[href]:not([tabindex='-1']), input, textarea, [contenteditable='true']";

export function walkRegions(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter((region) => region.offsetParent !== null);
  if (regions.length === 0) return;
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const start = at < 0 && by < 0 ? 0 : at;
  for (let moved = 1; moved <= regions.length; moved++) {
    const region = regions[(start + by * moved + regions.length * 2) % regions.length];
    const target = region && firstStop(region);
    if (!target) continue;
    target.focus();
    return;
  }
}

function firstStop(region: HTMLElement): HTMLElement | undefined {
  const preferred = region.querySelector<HTMLElement>("[data-first]");
  if (preferred) return preferred;
  const found = [...region.querySelectorAll<HTMLElement>(stops)].find((stop) => stop.offsetParent !== null);
  return found ?? (region.tabIndex >= -1 && region.hasAttribute("tabindex") ? region : undefined);
}
