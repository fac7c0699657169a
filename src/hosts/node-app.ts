import { type App, createApp, type Ports } from '../app.ts';
import type { Settings } from '../config.ts';
import { evidenceStore } from './evidence-store.ts';
import { lookAtPicture } from './picture-look.ts';

type Given = Pick<Ports, 'db' | 'campaign' | 'feishu' | 'now' | 'log' | 'botOpenId' | 'afterwards'>;

/** The app in a Node process: pictures are kept where the settings say and compared by looks; runs wait for one another. */
export const nodeApp = (settings: Settings, given: Given): App =>
  createApp({
    ...given,
    evidence: evidenceStore(settings),
    look: lookAtPicture,
    together: true,
    publicUrl: settings.PUBLIC_URL,
  });
