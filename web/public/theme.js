// Runs before the first paint, so that a chosen theme does not flash in the other one.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.density = localStorage.getItem("density") ?? "cosy";
} catch {
  // Nothing is kept here; the system's theme it is.
}
