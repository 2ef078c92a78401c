// Runs this program again in namespaces of its own: mounts that go with it, and a network that has nothing but its loopback.
// Needs root; without it what asked for this cannot be done, and says so.

import { execFileSync, spawn } from "node:child_process";

const mark = "JUDGE_ALONE";

export const isAlone = (): boolean => process.env[mark] === "yes";

// The exit code of the run in its own namespaces.
export function runAlone(): Promise<number> {
  try {
    for (const tool of ["unshare", "ip", "iptables", "tc", "mount", "prlimit"]) execFileSync("sh", ["-c", `PATH=$PATH:/usr/sbin:/sbin command -v ${tool}`], { stdio: "ignore" });
    execFileSync("unshare", ["--mount", "--net", "true"], { stdio: "pipe" });
  } catch (error) {
    throw new Error(`This schedule needs root, unshare, ip, iptables and tc; it was not run: ${error instanceof Error ? error.message.trim() : String(error)}`);
  }
  const again = ["--mount", "--net", "sh", "-c", 'PATH=$PATH:/usr/sbin:/sbin; ip link set lo up && exec "$@"', "sh", process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const child = spawn("unshare", again, { stdio: "inherit", env: { ...process.env, [mark]: "yes" } });
  return new Promise((resolve, reject) => child.on("error", reject).on("close", (code) => resolve(code ?? 3)));
}
