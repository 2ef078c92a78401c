// Files over REST: bytes up in parts, bytes down as they came.

import type { Person } from "./bootstrap.ts";

export interface Raw {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

export async function raw(url: string, token: string | undefined, method: string, path: string, body?: Uint8Array, headers: Record<string, string> = {}): Promise<Raw> {
  const answer = await fetch(url + path, {
    method,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body ? { "content-type": "application/octet-stream" } : {}), ...headers },
    ...(body ? { body } : {}),
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

export interface UploadedFile {
  id: string;
  name: string;
  type: string;
  bytes: number;
  width?: number;
  height?: number;
  preview: boolean;
}

export const codeOf = ({ bytes }: Raw): string => (JSON.parse(bytes.toString("utf8")) as { code: string }).code;

export async function upload(url: string, person: Person, name: string, content: Uint8Array, picture = false): Promise<UploadedFile> {
  const { upload, part_bytes } = await person.rest.need("POST", "/api/v1/uploads", { name, bytes: content.length, picture });
  for (let offset = 0; offset < content.length; offset += part_bytes) {
    const answer = await raw(url, person.token, "PUT", `/api/v1/uploads/${upload}?offset=${offset}`, content.subarray(offset, offset + part_bytes));
    if (answer.status !== 200) throw new Error(`a part was answered ${answer.status}: ${answer.bytes.toString("utf8")}`);
  }
  return person.rest.need("POST", `/api/v1/uploads/${upload}/finish`);
}
