import { plainRecord } from './plain.ts';
import { anyRoles, choice, choices, number } from './words.ts';

/** R13 宣传活动: counted, with no number asked by the paper. */
export const publicity = plainRecord({
  kind: 'publicity',
  title: '宣传活动',
  rows: ['F-52', 'F-54', 'F-54a', 'F-54b', 'F-56', 'F-P3a', 'F-A-PA-6b', 'F-A-PA-11', 'F-A-WX-1', 'F-A-JT-2'],
  may: anyRoles,
  photo: true,
  fields: [
    choice('form', '形式', [
      'household:入户宣传',
      'knock:敲门行动',
      'courtyard:屋场会',
      'householders:户主会',
      'lecture:法治讲座',
      'cases:以案释法',
      'campus:法治进校园',
      'public-class:公益课堂',
      'girls-class:女生课堂',
      'open-day:开放日',
      'police-school:警校共建',
      'slogans:标语',
      'leaflets:宣传册',
      'screens:电子屏',
      'windows:橱窗',
      'boards:公示牌',
      'film:警示教育片',
      'video:短视频',
      'advert:公益广告',
      'posters:车站车内海报',
      'week:宣传日周月',
      'parents:家长会',
      'other:其他',
    ]),
    choices(
      'into',
      '进哪里',
      ['village:乡村', 'community:社区', 'school:学校', 'enterprise:企业', 'family:家庭', 'office:机关', 'mine:厂矿'],
      false,
    ),
    number('people', '人数'),
    number('households', '户数'),
  ],
  tags: ['form', 'into'],
});
