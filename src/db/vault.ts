/**
 * What seals personal fields, posts and photos: AES-256-GCM under DATA_KEY, with the place the value stands in
 * ("people:p1:name") as associated data, so that a sealed value copied to another row does not open there.
 */
export type Vault = {
  seal(text: string, place: string): Promise<string>;
  /** Throws when the value was altered, moved, or sealed under a key that is neither current nor previous. */
  open(sealed: string, place: string): Promise<string>;
  sealBytes(bytes: Uint8Array, place: string): Promise<Uint8Array>;
  openBytes(bytes: Uint8Array, place: string): Promise<Uint8Array>;
  /** Keyed hash for equality look-up. The caller normalises the value first. */
  hash(value: string): Promise<string>;
  /** A vault under a key of its own for one purpose: neither opens what the other sealed. */
  apart(purpose: string): Promise<Vault>;
};

type Key = { readonly id: string; readonly aes: Awaited<ReturnType<typeof crypto.subtle.importKey>> };

const utf8 = new TextEncoder();
const ivLength = 12;
const idLength = 4;

const hex = (bytes: Uint8Array) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
const toBase64 = (bytes: Uint8Array) => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function keyOf(raw: Uint8Array): Promise<Key> {
  const material = new Uint8Array(raw);
  const id = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', material)).subarray(0, idLength));
  return { id, aes: await crypto.subtle.importKey('raw', material, 'AES-GCM', false, ['encrypt', 'decrypt']) };
}

/** The key of one purpose, drawn from the data key (HKDF-SHA256): it leads neither back nor to another purpose's. */
export async function keyFor(purpose: string, dataKey: Uint8Array): Promise<Uint8Array> {
  const material = await crypto.subtle.importKey('raw', new Uint8Array(dataKey), 'HKDF', false, ['deriveBits']);
  const info = utf8.encode(`hulei ${purpose}`);
  const drawn = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(drawn, material, 256));
}

/** A vault from 32 raw bytes, and the key before it while rotating. */
export async function openVault(dataKey: Uint8Array, previous?: Uint8Array): Promise<Vault> {
  const current = await keyOf(dataKey);
  const keys = new Map([[current.id, current]]);
  if (previous !== undefined) {
    const older = await keyOf(previous);
    keys.set(older.id, older);
  }
  const hashKey = await crypto.subtle.importKey(
    'raw',
    await crypto.subtle.digest('SHA-256', new Uint8Array([...utf8.encode('hulei look-up '), ...dataKey])),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );

  async function sealBytes(bytes: Uint8Array, place: string): Promise<Uint8Array> {
    const iv = crypto.getRandomValues(new Uint8Array(ivLength));
    const additionalData = utf8.encode(place);
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData },
      current.aes,
      new Uint8Array(bytes),
    );
    const id = Uint8Array.from(current.id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return new Uint8Array([...id, ...iv, ...new Uint8Array(sealed)]);
  }

  async function openBytes(bytes: Uint8Array, place: string): Promise<Uint8Array> {
    const key = keys.get(hex(bytes.subarray(0, idLength)));
    if (key === undefined) throw new Error('sealed under a key this process does not have');
    const iv = new Uint8Array(bytes.subarray(idLength, idLength + ivLength));
    const body = new Uint8Array(bytes.subarray(idLength + ivLength));
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(place) }, key.aes, body),
    );
  }

  return {
    sealBytes,
    openBytes,
    seal: async (text, place) => toBase64(await sealBytes(utf8.encode(text), place)),
    open: async (sealed, place) => new TextDecoder().decode(await openBytes(fromBase64(sealed), place)),
    hash: async (value) =>
      hex(new Uint8Array(await crypto.subtle.sign('HMAC', hashKey, utf8.encode(value)))).slice(0, 32),
    apart: async (purpose) => openVault(await keyFor(purpose, dataKey), previous && (await keyFor(purpose, previous))),
  };
}
