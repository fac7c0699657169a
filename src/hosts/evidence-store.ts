import type { EvidenceStore } from '../bot/keep-pictures.ts';
import type { Settings } from '../config.ts';
import { evidenceFolder } from './evidence-folder.ts';
import { evidenceS3 } from './evidence-s3.ts';

/** Where EVIDENCE_URL says photos are kept. The settings have been checked to be whole. */
export function evidenceStore(settings: Settings): EvidenceStore {
  const { EVIDENCE_URL: url, S3_ENDPOINT: endpoint, S3_REGION: region } = settings;
  const { S3_ACCESS_KEY_ID: accessKeyId = '', S3_SECRET_ACCESS_KEY: secretAccessKey = '' } = settings;
  return url.startsWith('s3:')
    ? evidenceS3({ url, endpoint, region, accessKeyId, secretAccessKey })
    : evidenceFolder(url);
}
