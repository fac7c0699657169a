import { officeRoles, villageRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, choices, day, line, tick } from './words.ts';

/** R07 委托监护报告: reported to the village, then by the village to the receiver of guardianship reports (WF3; the four bars of 未保法 art. 22). */
export const delegation = plainRecord({
  kind: 'delegation',
  title: '委托监护',
  rows: ['F-13a', 'F-13b'],
  may: [...villageRoles, ...officeRoles],
  privacy: 'private',
  fields: [
    line('minor', '孩子（姓名）', 20, true),
    line('delegate', '受托人（姓名）', 20, true),
    choice('relation', '关系', ['grandparent:祖辈', 'relative:亲属', 'organisation:组织', 'other:其他']),
    choices('bars', '受托人没有这些情形（逐条核对）', [
      'no-harm:没有伤害未成年人的违法犯罪',
      'no-vice:没有吸毒酗酒赌博等恶习',
      'no-neglect:没有不履行监护职责',
      'able:有照护能力',
    ]),
    tick('written', '有书面委托'),
    day('until', '到哪天（不定期不填）'),
  ],
  sealed: ['minor', 'delegate'],
});
