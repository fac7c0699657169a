import type { Campaign } from '../../domain/campaign.ts';
import { posts } from './settings.ts';
import { statements } from './statements.ts';

const department = (id: string, name: string, ...aliases: string[]) => ({
  id,
  name,
  kind: 'department' as const,
  aliases,
});
const village = (id: string, name: string) => ({
  id,
  name,
  kind: 'village' as const,
  aliases: [name.replace(/村$/, '')],
});

/** 王家乡未成年人保护和犯罪预防攻坚行动, 王家委发〔2025〕38号. The paper prints no cadence, so it starts without duties. */
export const wangjia2025: Campaign = {
  id: 'wangjia-2025',
  name: '未成年人保护和犯罪预防攻坚行动',
  township: '王家乡',
  documents: ['王家委发〔2025〕38号'],
  window: { from: '2025-10-27' },
  rehearsalDay: '2025-11-14',
  office: 'W1',
  units: [
    village('V1', '雄风村'),
    village('V2', '密园村'),
    village('V3', '光华村'),
    village('V4', '五岭村'),
    village('V5', '花源村'),
    village('V6', '山泉村'),
    department('W1', '平安法治办', '平安法治板块', '平安办'),
    department('W2', '党的建设板块'),
    department('W3', '民生服务板块', '民生服务版块'),
    department('W5', '王家小学', '王家乡小学'),
    department('W6', '派出所', '临溪派出所'),
    department('W6b', '司法所', '王家司法所'),
    department('W7', '市场监管所', '临溪市场监管所', '市监所'),
  ],
  duties: [],
  statements,
  posts,
  template: 'fushoushan-2024',
};
