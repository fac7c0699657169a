import { checkOutcome } from './enforcement.ts';
import { plainRecord } from './plain.ts';
import { choices, line, unitRoles } from './words.ts';

/** R10 联合执法: reported by several units it is one action. */
export const jointEnforcement = plainRecord({
  kind: 'joint-enforcement',
  title: '联合执法',
  rows: ['F-33', 'F-P3b', 'F-A-PA-6', 'F-A-PC-2', 'F-A-SC-2'],
  may: unitRoles,
  fields: [
    line('action', '行动编号（同一次行动写同一个）', 20),
    choices('units', '参加单位', [
      'PA:平安办',
      'PC:派出所',
      'SC:市监所',
      'ZF:综合执法队',
      'WS:卫生院',
      'JJ:交警',
      'JT:交通执法',
      'CJ:村',
    ]),
    ...checkOutcome,
  ],
  tags: ['measures'],
  as: { action: 'action' },
});
