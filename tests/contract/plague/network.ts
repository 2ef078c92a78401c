// A bad network between everybody and the server: packets that are lost, a link that is slow. Only within a network namespace of
// the run's own, which has nothing but its loopback.

import { execFileSync } from "node:child_process";
import { networkInterfaces } from "node:os";

const lossRule = ["INPUT", "-i", "lo", "-m", "statistic", "--mode", "random", "--probability", "0.1", "-j", "DROP"];

export function lose(): void {
  tool("iptables", "-A", ...lossRule);
}

export function throttle(): void {
  tool("tc", "qdisc", "add", "dev", "lo", "root", "tbf", "rate", "8mbit", "burst", "64kb", "latency", "200ms");
}

// Whatever there is.
export function smooth(): void {
  tool("iptables", "-F", "INPUT");
  try {
    tool("tc", "qdisc", "del", "dev", "lo", "root");
  } catch {
    return; // there was none
  }
}

function tool(name: string, ...args: string[]): void {
  if (Object.keys(networkInterfaces()).some((one) => one !== "lo")) throw new Error("this network is not the run's own");
  execFileSync(name, args, { stdio: ["ignore", "ignore", "pipe"] });
}
