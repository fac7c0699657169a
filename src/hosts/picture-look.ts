import type { Look } from '../bot/picture-facts.ts';

/** The most pixels that are decoded; a photo of a good phone has a quarter of it. */
const mostPixels = 200_000_000;

/** Looks at pictures with a native decoder, loaded at the first picture. Without it, and for what it cannot read, there is no likeness. */
export const lookAtPicture: Look = async (bytes) => {
  try {
    const { default: sharp } = await import('sharp');
    const picture = sharp(bytes, { limitInputPixels: mostPixels }).rotate().flatten().greyscale();
    return new Uint8Array(await picture.resize(9, 8, { fit: 'fill' }).raw().toBuffer());
  } catch {
    // Not every platform has the decoder, and not every file decodes: the exact hash is enough to keep a picture.
    return undefined;
  }
};
