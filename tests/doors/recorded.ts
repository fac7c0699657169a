import { readFileSync } from 'node:fs';

/** What Feishu delivers, as its documents print it, with fictional ids. */
export const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/feishu/${name}.json`, import.meta.url), 'utf8'));

export const recordedApp = {
  appId: 'cli_a1b2c3d4e5f60718',
  verificationToken: 'verification-token-of-the-fixture',
  encryptKey: 'encrypt-key-of-the-fixture',
  botOpenId: `ou_${'b07b'.repeat(8)}`,
};
