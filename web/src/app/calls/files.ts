// Uploads go in parts, each with its progress, and go on where they stopped: after a cut line, a restart, a part that came twice.
import type { Rest } from "../../api/rest";
import { fileOf } from "../../state/from-wire";
import type { File as Stored } from "../../state/model";
import { pause } from "../browser";
import { Refusal } from "../client";
import type { Command } from "../commands";

export interface UploadLimits {
  readonly bytesMost: number;
  readonly pictureBytesMost: number;
}

export interface UploadWatch {
  readonly sent: (bytes: number) => void;
  readonly held: (waiting: boolean) => void; // true: the line is cut, and it goes on by itself
  readonly signal: AbortSignal;
}

export interface FileCalls {
  uploadLimits(): Promise<UploadLimits>;
  upload(content: Blob, name: string, picture: boolean, watch: UploadWatch): Promise<Stored>; // throws Refusal, or AbortError when it was given up
  setAvatar(file: string): Promise<void>;
  removeAvatar(): Promise<void>;
}

interface WireUpload {
  readonly upload: string;
  readonly offset: number;
  readonly part_bytes: number;
}

const leastPauseMs = 500;
const mostPauseMs = 15_000;
const passing = ({ status }: Refusal): boolean => status === 0 || status === 429 || (status >= 500 && status !== 507);

export function makeFileCalls(rest: Rest, command: Command): FileCalls {
  return {
    async uploadLimits() {
      const told = await rest.get<{ bytes_max: number; picture_bytes_max: number }>("/uploads");
      return { bytesMost: told.bytes_max, pictureBytesMost: told.picture_bytes_max };
    },
    upload: (content, name, picture, watch) => new Upload(rest, content, name, picture, watch).run(),
    setAvatar: async (file) => void (await command("PUT", "/me/avatar", { file })),
    removeAvatar: async () => void (await command("DELETE", "/me/avatar")),
  };
}

class Upload {
  private id = "";
  private partBytes = 1;

  constructor(
    private readonly rest: Rest,
    private readonly content: Blob,
    private readonly name: string,
    private readonly picture: boolean,
    private readonly watch: UploadWatch,
  ) {}

  async run(): Promise<Stored> {
    try {
      const begun = await this.patiently(() => this.rest.ask<WireUpload>("POST", "/uploads", { body: { name: this.name, bytes: this.content.size, picture: this.picture } }));
      this.id = begun.upload;
      this.partBytes = begun.part_bytes;
      for (let offset = 0; offset < this.content.size; ) offset = await this.next(offset);
      return fileOf(await this.patiently(() => this.rest.ask<Record<string, unknown>>("POST", `/uploads/${this.id}/finish`)));
    } catch (error) {
      if (this.id && this.watch.signal.aborted) void this.rest.ask("DELETE", `/uploads/${this.id}`).catch(() => undefined);
      throw error;
    }
  }

  // One part; where the next one begins.
  private async next(offset: number): Promise<number> {
    let from = offset;
    return this.patiently(async (again) => {
      if (again) from = await this.arrived();
      if (from >= this.content.size) return from;
      this.watch.sent(from);
      try {
        return (await this.send(from)).offset;
      } catch (error) {
        if (error instanceof Refusal && error.code === "wrong_offset") return this.arrived();
        throw error;
      }
    });
  }

  private async arrived(): Promise<number> {
    return (await this.rest.get<WireUpload>(`/uploads/${this.id}`)).offset;
  }

  // For as long as it takes, unless the server says finally no or the person has changed their mind.
  private async patiently<T>(act: (again: boolean) => Promise<T>): Promise<T> {
    for (let most = leastPauseMs, tries = 0; ; most = Math.min(most * 2, mostPauseMs), tries++) {
      this.watch.signal.throwIfAborted();
      try {
        const done = await act(tries > 0);
        this.watch.held(false);
        return done;
      } catch (error) {
        if (!(error instanceof Refusal) || !passing(error)) throw error;
        this.watch.held(true);
        await pause(Math.max(error.retryMs, most * (0.5 + Math.random() / 2)));
      }
    }
  }

  // By the older way of asking: it alone tells how much has gone out.
  private send(from: number): Promise<WireUpload> {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      const stop = (): void => request.abort();
      const settle = (act: () => void): void => {
        this.watch.signal.removeEventListener("abort", stop);
        act();
      };
      this.watch.signal.addEventListener("abort", stop);
      request.upload.onprogress = ({ loaded }) => this.watch.sent(from + loaded);
      request.onload = () => settle(() => (request.status === 200 ? done(JSON.parse(request.responseText) as WireUpload) : failed(refusalOf(request))));
      request.onerror = () => settle(() => failed(new Refusal(0, "unreachable", "The server cannot be reached.", "", 0)));
      request.onabort = () => settle(() => failed(new DOMException("given up", "AbortError")));
      request.open("PUT", `/api/v1/uploads/${this.id}?offset=${from}`);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.send(this.content.slice(from, from + this.partBytes));
    });
  }
}

function refusalOf(request: XMLHttpRequest): Refusal {
  let problem: { code?: string; detail?: string; field?: string; retry_ms?: number } = {};
  try {
    problem = JSON.parse(request.responseText) as typeof problem;
  } catch {
    // A proxy's own page says nothing that a program could read.
  }
  return new Refusal(request.status, problem.code ?? `http_${request.status}`, problem.detail ?? "", problem.field ?? "", problem.retry_ms ?? 0);
}
