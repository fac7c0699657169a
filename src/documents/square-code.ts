import squares from 'qrcode-generator';

/** Pixels a module, and the quiet rim that the standard asks for. */
const cell = 8;
const rim = 4 * cell;

/** An address as a QR code, the bytes of a GIF. It reads with a quarter of it worn off or dirty. */
export function squareCode(address: string): Uint8Array {
  const code = squares(0, 'Q');
  code.addData(address);
  code.make();
  const [, base64 = ''] = code.createDataURL(cell, rim).split(',');
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
