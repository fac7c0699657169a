import type { Courier } from './courier.ts';
import type { Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { Limits } from './limits.ts';
import type { Media } from './media.ts';
import type { Journal, News } from './news.ts';
import type { Snapshot } from './store.ts';
import type { Town } from './town.ts';
import type { CardTokens } from './card-tokens.ts';

export type SandboxApp = {
  readonly appId: string;
  readonly appSecret: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly botName: string;
};

/** The sandbox's clock; the bot reads the same one. */
export type SandboxClock = { readonly now: () => Date; readonly set: (at: Date) => void };

/** All that one tenant of the stand-in keeps; its parts share it as Feishu's services share a tenant. */
export type Tenant = {
  readonly app: SandboxApp;
  readonly clock: SandboxClock;
  readonly town: Town;
  readonly ledger: Ledger;
  readonly media: Media;
  readonly news: News;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly cardTokens: CardTokens;
  readonly courier: Courier;
  /** Presses the bot has not answered yet, by their token: Feishu locks the card of each. */
  readonly pressed: Map<string, string>;
  /** Sends with a uuid within the last hour. */
  readonly sent: Map<string, Snapshot['sent'][number]>;
  /** Calls counted by month. */
  readonly usage: Record<string, number>;
  readonly quotaPerMonth: number;
  /** The tenant audits messages for plain phone numbers and e-mail addresses. */
  readonly audits: boolean;
  readonly changed: () => void;
};
