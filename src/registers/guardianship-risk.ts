import { oneOf, phone, reviewDay, words, personName } from './cells.ts';
import { defineRegister } from './define.ts';
import { closingColumns, placeColumns } from './person-block.ts';
import { riskColumn } from './risk.ts';

/** The three things a household is looked at for (F-13). */
const dimensions = [
  ['living', '基本生活保障'],
  ['care', '家庭监护能力'],
  ['hazard', '家庭风险隐患'],
] as const;

const grade = oneOf({ 好: ['良好'], 一般: ['中'], 差: ['较差'] });

/** L-F06: a household, not a child. */
export const guardianshipRisk = defineRegister({
  code: 'L-F06',
  title: '家庭监护风险管控台账',
  subjects: 'household',
  identity: ['name', 'residence'],
  columns: [
    { name: 'name', head: '户主姓名', aliases: ['户主', '姓名'], required: true, shared: true, read: personName },
    ...placeColumns,
    { name: 'phone', head: '联系电话', aliases: ['电话', '联系方式'], shared: true, read: phone },
    ...dimensions.flatMap(([name, head]) => [
      { name, head, required: true, read: grade },
      { name: `${name}-why`, head: `${head}依据`, required: true, read: words(200) },
    ]),
    { ...riskColumn, head: '综合等级', aliases: ['综合研判风险等级', '风险等级'] },
    { name: 'plan', head: '管控措施', required: true, read: words(300) },
    { name: 'review', head: '复评日期', required: true, read: reviewDay },
    ...closingColumns,
  ],
  plan: 'plan',
  ignored: ['序号'],
});
