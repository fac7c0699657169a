const utf8 = new TextEncoder();

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Compares in a time that tells nothing of where two texts differ, nor how long the secret one is. */
export async function sameSecret(given: string, secret: string): Promise<boolean> {
  const [a, b] = await Promise.all(
    [given, secret].map((one) => crypto.subtle.digest('SHA-256', utf8.encode(one)).then(hex)),
  );
  let difference = 0;
  for (let i = 0; i < 64; i++) difference |= (a?.charCodeAt(i) ?? 0) ^ (b?.charCodeAt(i) ?? 1);
  return difference === 0;
}

/** Opens Feishu's `{"encrypt": base64(iv ‖ AES-256-CBC)}`; undefined when the key did not close it or bytes are not UTF-8. */
export async function unseal(encryptKey: string, payload: string): Promise<string | undefined> {
  try {
    const sealed = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    const digest = await crypto.subtle.digest('SHA-256', utf8.encode(encryptKey));
    const key = await crypto.subtle.importKey('raw', digest, 'AES-CBC', false, ['decrypt']);
    const plain = await crypto.subtle.decrypt({ name: 'AES-CBC', iv: sealed.slice(0, 16) }, key, sealed.slice(16));
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return undefined;
  }
}

/** Whether the signature is Feishu's over exactly these bytes: parsing and printing them anew would change it. */
export async function isSigned(
  encryptKey: string,
  by: { readonly timestamp: string; readonly nonce: string; readonly signature: string },
  raw: Uint8Array,
): Promise<boolean> {
  const salt = utf8.encode(by.timestamp + by.nonce + encryptKey);
  const signed = new Uint8Array(salt.length + raw.length);
  signed.set(salt);
  signed.set(raw, salt.length);
  return sameSecret(by.signature.toLowerCase(), hex(await crypto.subtle.digest('SHA-256', signed)));
}
