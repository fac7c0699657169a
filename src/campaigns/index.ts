import type { Campaign } from '../domain/campaign.ts';
import { fushoushan2024 } from './fushoushan-2024/campaign.ts';
import { wangjia2025 } from './wangjia-2025/campaign.ts';

/** Every rule book the product carries, by the folder's name. */
export const campaigns: readonly Campaign[] = [fushoushan2024, wangjia2025];

export const campaignOf = (id: string): Campaign | undefined => campaigns.find((campaign) => campaign.id === id);
