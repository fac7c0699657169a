import { inflateRawSync } from 'node:zlib';
import { type Element, parseXml } from './xml.ts';

/** The files of a zip archive, by path. */
export function unzipped(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, named, extra, said] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const name = zip.toString('utf8', at + 46, at + 46 + named);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(from, from + packed);
    files.set(name, (zip.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8'));
    at += 46 + named + extra + said;
  }
  return files;
}

/** Every part of an office file that is XML throughout, parsed. Throws when one is not well formed. */
export const partsOf = (bytes: Uint8Array): Map<string, Element> =>
  new Map([...unzipped(bytes)].map(([path, text]) => [path, parseXml(text)]));

export function partOf(bytes: Uint8Array, path: string): Element {
  const text = unzipped(bytes).get(path);
  if (text === undefined) throw new Error(`no ${path}`);
  return parseXml(text);
}
