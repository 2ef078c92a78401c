// Debian's prometheus-alertmanager as it is, with one receiver: a "Slack" whose address is ours.

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Signal, within } from "./signal.ts";

const binary = "/usr/bin/prometheus-alertmanager";
export const hasAlertmanager = existsSync(binary);

export class Alertmanager {
  private readonly log: string[] = [];
  private readonly changed = new Signal();

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly url: string,
  ) {}

  static async start(hook: string, channel = ""): Promise<Alertmanager> {
    const folder = mkdtempSync(join(tmpdir(), "holdfast-am-"));
    const listen = `127.0.0.1:${await freePort()}`;
    const fields = "[{ title: Severity, value: '{{ .CommonLabels.severity }}', short: true }, { title: Where, value: '{{ .CommonLabels.instance }}', short: true }]";
    writeFileSync(
      join(folder, "config.yml"),
      `route: { receiver: chat, group_by: [alertname], group_wait: 0s, group_interval: 1s, repeat_interval: 1h }
receivers:
  - name: chat
    slack_configs:
      - api_url: '${hook}'
        send_resolved: true
        ${channel && `channel: '${channel}'`}
        fields: ${fields}
        actions: [{ type: button, text: Runbook, url: 'https://example.org/runbook' }]
`,
    );
    const child = spawn(binary, [`--config.file=${join(folder, "config.yml")}`, `--storage.path=${folder}`, `--web.listen-address=${listen}`, "--cluster.listen-address="], { stdio: ["ignore", "pipe", "pipe"] });
    const made = new Alertmanager(child, folder, `http://${listen}`);
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (made.log.push(text), made.changed.fire()));
    await made.changed.until("the alertmanager listens", () => made.log.join("").includes("Listening on"), 20_000);
    return made;
  }

  // Firing, or resolved when it has ended.
  async alert(labels: Record<string, string>, summary: string, ended = false): Promise<void> {
    const now = Date.now();
    const startsAt = new Date(now - 60_000).toISOString();
    await this.send([{ labels, annotations: { summary }, startsAt, ...(ended ? { endsAt: new Date(now - 1_000).toISOString() } : {}) }]);
  }

  get words(): string {
    return this.log.join("");
  }

  private send(alerts: object[]): Promise<void> {
    return new Promise((done, failed) => {
      const request = http.request(`${this.url}/api/v2/alerts`, { method: "POST", headers: { "content-type": "application/json" } }, (answer) => {
        answer.resume();
        if (answer.statusCode === 200) done();
        else failed(new Error(`the alertmanager answered ${answer.statusCode}`));
      });
      request.on("error", failed);
      request.end(JSON.stringify(alerts));
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise<void>((done) => this.child.on("close", () => done()));
    this.child.kill("SIGKILL");
    await within("the alertmanager ends", ended, 10_000);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((tell, failed) => {
    const probe = createServer().on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => tell(typeof address === "object" && address ? address.port : 0));
    });
  });
}
