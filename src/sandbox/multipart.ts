export type Part = { readonly name: string; readonly fileName: string | undefined; readonly bytes: Buffer };

const BREAK = '\r\n';

/**
 * The parts of a multipart body as bytes. By hand, because a client may send a file without a file name (the SDK does
 * for a Buffer), which the platform's own parser takes for text and spoils.
 */
export function partsOf(contentType: string, body: Buffer): readonly Part[] {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) return [];
  const parts: Part[] = [];
  const line = `--${boundary}`;
  for (let at = body.indexOf(line); at >= 0; ) {
    const start = at + line.length + BREAK.length;
    const next = body.indexOf(`${BREAK}${line}`, start);
    const headersEnd = body.indexOf(BREAK + BREAK, start);
    if (next < 0 || headersEnd < 0 || headersEnd > next) break;
    const headers = body.toString('utf8', start, headersEnd);
    const named = (key: string) => new RegExp(`[; ]${key}="([^"]*)"`, 'i').exec(headers)?.[1];
    const bytes = body.subarray(headersEnd + 2 * BREAK.length, next);
    parts.push({ name: named('name') ?? '', fileName: named('filename'), bytes });
    at = next + BREAK.length;
  }
  return parts;
}
