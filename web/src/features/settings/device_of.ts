// What a browser says of itself, in the words of a person: "Chrome, Windows". Another name is given back as it is.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/MicroMessenger\//, "微信"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\/|HeadlessC/, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad|iPod/, "iOS"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

export function deviceOf(name: string): string {
  if (!/^Mozilla\/\d/.test(name)) return name;
  const browser = browsers.find(([mark]) => mark.test(name))?.[1];
  const system = systems.find(([mark]) => mark.test(name))?.[1];
  return [browser, system].filter(Boolean).join(", ");
}
