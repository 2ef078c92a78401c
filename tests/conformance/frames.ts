// The bytes of a WebSocket client, written out by hand: what a library would refuse to send can be sent from here.

export const opcodes = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface FrameOptions {
  last?: boolean; // FIN; true unless said otherwise
  reserved?: number; // the three bits after it
  masked?: boolean;
  key?: [number, number, number, number];
  lengthBytes?: 0 | 2 | 8; // how the length is written, when not in the shortest form
  claimed?: bigint; // a length that is not the payload's
}

const bytesOf = (payload: string | Buffer): Buffer => (typeof payload === "string" ? Buffer.from(payload, "utf8") : payload);

export function frame(opcode: number, payload: string | Buffer = "", options: FrameOptions = {}): Buffer {
  const body = bytesOf(payload);
  const { last = true, reserved = 0, masked = true, key = [0x37, 0xfa, 0x21, 0x3d], claimed = BigInt(body.length) } = options;
  const written = options.lengthBytes ?? (claimed < 126n ? 0 : claimed < 65536n ? 2 : 8);
  const head = Buffer.alloc(2 + written);
  head[0] = (last ? 0x80 : 0) | (reserved << 4) | opcode;
  head[1] = (masked ? 0x80 : 0) | (written === 0 ? Number(claimed) : written === 2 ? 126 : 127);
  if (written === 2) head.writeUInt16BE(Number(claimed), 2);
  if (written === 8) head.writeBigUInt64BE(claimed, 2);
  if (!masked) return Buffer.concat([head, body]);
  return Buffer.concat([head, Buffer.from(key), Buffer.from(body.map((byte, at) => byte ^ key[at % 4]!))]);
}

export const text = (payload: string | Buffer = "", options: FrameOptions = {}): Buffer => frame(opcodes.text, payload, options);
export const binary = (payload: string | Buffer = "", options: FrameOptions = {}): Buffer => frame(opcodes.binary, payload, options);
export const more = (payload: string | Buffer = "", options: FrameOptions = {}): Buffer => frame(opcodes.more, payload, options);
export const ping = (payload: string | Buffer = "", options: FrameOptions = {}): Buffer => frame(opcodes.ping, payload, options);
export const pong = (payload: string | Buffer = "", options: FrameOptions = {}): Buffer => frame(opcodes.pong, payload, options);

export function close(code?: number, reason: string | Buffer = "", options: FrameOptions = {}): Buffer {
  if (code === undefined) return frame(opcodes.close, "", options);
  const number = Buffer.alloc(2);
  number.writeUInt16BE(code);
  return frame(opcodes.close, Buffer.concat([number, bytesOf(reason)]), options);
}

// One message in fragments of so many bytes each.
export function cut(message: string | Buffer, size: number, between: Buffer = Buffer.alloc(0)): Buffer {
  const body = bytesOf(message);
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const last = at + size >= body.length;
    parts.push(frame(at === 0 ? opcodes.text : opcodes.more, body.subarray(at, at + size), { last }));
    if (!last) parts.push(between);
  }
  return Buffer.concat(parts);
}

export interface Received {
  opcode: number;
  payload: Buffer;
}

// What is wrong with a frame of the server: masked, in fragments, reserved bits, a length not in its shortest form.
function checkForm(bytes: Buffer, length: number): void {
  const [first, second] = [bytes[0]!, bytes[1]!];
  if ((first & 0x80) === 0) throw new Error("the server sent a fragment");
  if ((first & 0x70) !== 0) throw new Error("the server set a reserved bit");
  if ((second & 0x80) !== 0) throw new Error("the server masked a frame");
  const shortest = length < 126 ? length : length < 65536 ? 126 : 127;
  if ((second & 0x7f) !== shortest) throw new Error("the server wrote a length in a longer form");
  if ((first & 0x0f) >= 8 && length > 125) throw new Error("the server sent a long control frame");
}

// Takes the next whole frame from the bytes, or nothing.
export function take(bytes: Buffer): { frame: Received; rest: Buffer } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes[1]! & 0x7f;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < head) return undefined;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < head + length) return undefined;
  checkForm(bytes, length);
  return { frame: { opcode: bytes[0]! & 0x0f, payload: bytes.subarray(head, head + length) }, rest: bytes.subarray(head + length) };
}
