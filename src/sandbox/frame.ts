/**
 * The long connection's frame (`pbbp2.Frame`), coded by hand: importing protobufjs beside the SDK breaks 64-bit
 * integers for the whole process. Ids stay below 2^53, which is all this side ever writes.
 */
export type Frame = {
  readonly seqId: number;
  readonly logId: number;
  readonly service: number;
  /** 0 control, 1 data */
  readonly method: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: Uint8Array | undefined;
};

const VARINT = 0;
const BYTES = 2;

export function encodeFrame(frame: Frame): Uint8Array {
  const headers = Object.entries(frame.headers).map(([key, value]) =>
    field(5, Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(value))])),
  );
  return Buffer.concat([
    number(1, frame.seqId),
    number(2, frame.logId),
    number(3, frame.service),
    number(4, frame.method),
    ...headers,
    ...(frame.payload ? [field(8, frame.payload)] : []),
  ]);
}

/** Throws a RangeError on bytes that are no frame. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const headers: Record<string, string> = {};
  const numbers = new Map<number, number>();
  let payload: Uint8Array | undefined;
  for (const { id, value } of fields(bytes)) {
    if (typeof value === 'number') numbers.set(id, value);
    else if (id === 5) {
      const [key = '', text = ''] = [1, 2].map((part) => textOf(value, part));
      headers[key] = text;
    } else if (id === 8) payload = value;
  }
  const at = (id: number) => numbers.get(id) ?? 0;
  return { seqId: at(1), logId: at(2), service: at(3), method: at(4), headers, payload };
}

function textOf(bytes: Uint8Array, id: number): string {
  for (const part of fields(bytes))
    if (part.id === id && typeof part.value !== 'number') return Buffer.from(part.value).toString();
  return '';
}

function* fields(bytes: Uint8Array): Generator<{ id: number; value: number | Uint8Array }> {
  let at = 0;
  const varint = () => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('frame cut short');
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const id = Math.floor(tag / 8);
    if (tag % 8 === VARINT) yield { id, value: varint() };
    else if (tag % 8 === BYTES) {
      const length = varint();
      if (at + length > bytes.length) throw new RangeError('frame cut short');
      yield { id, value: bytes.subarray(at, at + length) };
      at += length;
    } else throw new RangeError(`wire type ${tag % 8} is not in this protocol`);
  }
}

const number = (id: number, value: number) => Buffer.concat([varintOf(id * 8 + VARINT), varintOf(value)]);
const field = (id: number, bytes: Uint8Array) =>
  Buffer.concat([varintOf(id * 8 + BYTES), varintOf(bytes.length), bytes]);

function varintOf(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}
