// The sign on the tab: the holdfast, and how much is meant for one. Drawn here, so that it can be seen on light and dark tabs alike.
const size = 64;
const leaf = "M12 13.2C7.6 12 6.2 8 8 2.5c2.6 2 3.9 4.6 4 7.6.1-2.2 1-4 3.3-5.4 1.6 4 .7 7.3-3.3 8.5Z";
const rock = "M12 21v-8M12 16.5c-.5 2.3-2.3 3.6-5 4M12 16.500c.5 2.300 2.300 3.600 5 4M12 16c-1.800 1.400-4.500 1.800-7.500 1.200M12 16c1.800 1.400 4.500 1.800 7.500 1.200";
let shown = "";

export function showOnTab(count: number, unread: boolean): void {
  const mark = count > 0 ? (count > 9 ? "9+" : String(count)) : unread ? "•" : "";
  if (mark === shown) return;
  shown = mark;
  const link = document.querySelector<HTMLLinkElement>("link[rel='icon']");
  if (link) [link.type, link.href] = mark === "" ? ["image/svg+xml", "/icon.svg"] : ["image/png", drawn(mark)];
  const { setAppBadge, clearAppBadge } = navigator as { setAppBadge?: (count: number) => Promise<void>; clearAppBadge?: () => Promise<void> };
  void (count > 0 ? setAppBadge?.call(navigator, count) : clearAppBadge?.call(navigator))?.catch(() => undefined);
}

function drawn(mark: string): string {
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const pen = canvas.getContext("2d");
  if (!pen) return "/icon.svg";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  pen.scale(size / 24, size / 24);
  pen.strokeStyle = pen.fillStyle = dark ? "#7cc5d3" : "#2b8397";
  pen.lineWidth = 1.6;
  pen.lineCap = "round";
  pen.fill(new Path2D(leaf));
  pen.stroke(new Path2D(rock));
  const dot = mark === "•";
  const [x, y, radius] = dot ? [19, 19, 4] : [16, 16, 7.4];
  pen.globalCompositeOperation = "destination-out"; // a ring of whatever the tab is made of
  round(pen, x, y, radius + 1.4);
  pen.globalCompositeOperation = "source-over";
  pen.fillStyle = dot ? (dark ? "#7cc5d3" : "#2b8397") : "#a4551d";
  round(pen, x, y, radius);
  if (!dot) {
    pen.fillStyle = "#fff";
    pen.font = `600 ${mark.length > 1 ? 8.5 : 11}px sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(mark, x, y + 0.6);
  }
  return canvas.toDataURL("image/png");
}

function round(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fill();
}
