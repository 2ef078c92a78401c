// Runs before the first paint, so that a chosen theme does not flash in the other one. It also asks for what the page needs here and
// the page's own script would ask for only later: the words of one language, and the window where somebody has been in it before.
// web/early.ts writes the addresses beside this script's own.
(() => {
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // nothing is kept here: the system's theme it is, and the browser's language
    }
  };
  const root = document.documentElement;
  const theme = kept("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.dataset.density = kept("density") ?? "cosy";
  const language = kept("language") ?? navigator.languages?.find((tag) => /^(zh|en)/i.test(tag)) ?? "en";
  root.lang = /^zh/i.test(language) ? "zh-CN" : "en";

  const early = document.currentScript.dataset;
  const ask = (files) => {
    for (const file of files?.split(" ") ?? []) {
      const styles = file.endsWith(".css");
      const link = document.createElement("link");
      Object.assign(link, { rel: styles ? "preload" : "modulepreload", crossOrigin: "", href: file });
      if (styles) link.as = "style";
      document.head.append(link);
    }
  };
  ask(root.lang === "en" ? early.en : early.zh);
  if (kept("last-channel") !== null) ask(early.window);
})();
