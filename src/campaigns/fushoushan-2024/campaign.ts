import type { Campaign } from '../../domain/campaign.ts';
import { departmentDuties } from './duties/departments.ts';
import { marketAndTransportDuties } from './duties/market-and-transport.ts';
import { officeDuties } from './duties/office.ts';
import { policeDuties } from './duties/police.ts';
import { schoolAndEnterpriseDuties } from './duties/schools-and-enterprises.ts';
import { villageDuties } from './duties/village.ts';
import { groups, posts, protections, stages, unitLists } from './settings.ts';
import { statements } from './statements/index.ts';

const department = (id: string, name: string, ...aliases: string[]) => ({
  id,
  name,
  kind: 'department' as const,
  aliases,
});

/** 福寿山镇, “利剑护蕾·雷霆行动”, 福发〔2024〕2号. Its villages are not named in the paper: they come by `units import`. */
export const fushoushan2024: Campaign = {
  id: 'fushoushan-2024',
  name: '利剑护蕾·雷霆行动',
  township: '福寿山镇',
  issuer: '福寿山镇利剑护蕾办公室',
  agency: '福护蕾办',
  documents: [
    '福发〔2024〕2号',
    '湘平安〔2023〕4号',
    '岳平安〔2023〕8号',
    '《平江县“利剑护蕾·雷霆行动”集中整治工作方案》',
  ],
  // The paper is dated 11 January; counting begins the day after.
  window: { from: '2024-01-12', to: '2024-12-31' },
  rehearsalDay: '2024-03-15',
  office: 'PA',
  units: [
    department(
      'PA',
      '平安办',
      '镇平安办',
      '社会建设和应急管理办',
      '镇社会建设和应急管理办',
      '利剑护蕾办公室',
      '镇利剑护蕾办公室',
      '利剑护蕾·雷霆行动办公室',
      '领导小组办公室',
    ),
    department('JW', '镇纪委', '纪委'),
    department('WX', '网信宣传办', '网信办', '镇宣传办', '宣传办', '网信部门'),
    department('PC', '派出所', '福寿山派出所', '公安'),
    department('FT', '安定法庭', '法庭'),
    department('SF', '司法所'),
    department('ED', '第二学区教育事务中心', '学区中心', '学区'),
    department('CZ', '财政所'),
    department('SB', '社保站', '社会保障综合服务中心'),
    department('MZ', '民政办', '镇民政办'),
    department('SC', '市监所', '安定市场监督管理所', '市场监管所', '市场监督管理所'),
    department('JT', '交通执法三中队', '交通三中队'),
    department('FL', '镇妇联', '妇联'),
    department('TW', '镇团委', '团委'),
    department('GG', '镇关工委', '关工委'),
    department('DZ', '党政办'),
    department('JJ', '交警二中队', '交警'),
    department('ZF', '综合执法队', '综合行政执法大队', '执法大队'),
    department('WS', '卫生院', '福寿山镇卫生院'),
    // Named in the body only: they own no numbered row of the annex.
    department('DJ', '党建办'),
    department('SW', '社会事务服务中心', '社会事务保障中心'),
    department('JF', '经济发展中心'),
    department('AQ', '安全办', '镇安全办'),
    department('WJ', '卫健办'),
  ],
  duties: [
    ...villageDuties,
    ...officeDuties,
    ...departmentDuties,
    ...policeDuties,
    ...marketAndTransportDuties,
    ...schoolAndEnterpriseDuties,
  ],
  statements,
  stages,
  groups,
  posts,
  unitLists,
  protections,
};
