import exifr from 'exifr';
import { z } from 'zod';
import { dayOf, isLocalDate, type LocalDate } from '../domain/calendar.ts';
import { dhashOf, type PictureFacts } from '../domain/picture.ts';

/** A picture as 9×8 grey pixels, upright; undefined when it does not decode. Only hosts with a decoder have one. */
export type Look = (bytes: Uint8Array) => Promise<Uint8Array | undefined>;

/** How the kinds of picture people send begin; HEIC and its kin carry `ftyp` after four bytes of length. */
const beginnings: readonly (readonly [at: number, text: string])[] = [
  [0, '\u00FF\u00D8\u00FF'],
  [0, '\u0089PNG'],
  [0, 'GIF8'],
  [8, 'WEBP'],
  [4, 'ftyphei'],
  [4, 'ftyphev'],
  [4, 'ftypmif1'],
];

/** Whether bytes are a picture, whatever the file is called. */
export function isPicture(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.slice(0, 16));
  return beginnings.some(([at, text]) => head.startsWith(text, at));
}

const taken = z.object({
  DateTimeOriginal: z.string(),
  OffsetTimeOriginal: z.string().optional().catch(undefined),
  OffsetTime: z.string().optional().catch(undefined),
});

/** `2024:03:11 23:30:00` with `-01:00` is the township's 12th; without an offset the camera's clock is the township's. */
export function dayTaken(tags: unknown): LocalDate | undefined {
  const read = taken.safeParse(tags);
  if (!read.success) return undefined;
  const { DateTimeOriginal, OffsetTimeOriginal, OffsetTime } = read.data;
  const [day = '', time = ''] = DateTimeOriginal.trim().split(' ');
  const local = day.replaceAll(':', '-');
  if (!isLocalDate(local)) return undefined;
  const at = Date.parse(`${local}T${time}${OffsetTimeOriginal ?? OffsetTime ?? ''}`);
  const hasOffset = /^[+-]\d\d:\d\d$/.test(OffsetTimeOriginal ?? OffsetTime ?? '');
  return hasOffset && Number.isFinite(at) ? dayOf(new Date(at)) : local;
}

/** Only the moment is read: a place on a picture never leaves it. */
async function takenOn(bytes: Uint8Array): Promise<LocalDate | undefined> {
  try {
    const pick = ['DateTimeOriginal', 'OffsetTimeOriginal', 'OffsetTime'];
    const tags: unknown = await exifr.parse(bytes, { reviveValues: false, gps: false, pick });
    return dayTaken(tags);
  } catch {
    // A picture without readable metadata is a picture all the same.
    return undefined;
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What is noted of a picture. Without `look` there is no rough likeness, only the exact one. */
export async function factsOf(bytes: Uint8Array, look: Look | undefined): Promise<PictureFacts> {
  const [hash, grey, day] = await Promise.all([sha256(bytes), look?.(bytes), takenOn(bytes)]);
  return { sha256: hash, dhash: grey && dhashOf(grey), takenOn: day };
}
