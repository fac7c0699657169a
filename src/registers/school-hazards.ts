import { anyDay, oneOf, pastDay, personName, words, yesOrNo } from './cells.ts';
import { defineRegister } from './define.ts';
import { closingColumns } from './person-block.ts';

/** 四项制度 (F-24). */
const rules = ['值班', '巡查', '隐患排查', '出入登记'];

/** L-F04: one row a hazard of a school, until it is closed (销号). */
export const schoolHazards = defineRegister({
  code: 'L-F04',
  title: '重点学校管理风险隐患专项台账',
  subjects: 'school',
  owner: '学区中心',
  identity: ['name', 'hazard', 'found'],
  columns: [
    { name: 'name', head: '学校', aliases: ['学校名称', '单位'], required: true, shared: true, read: words(60) },
    { name: 'hazard', head: '隐患项', aliases: ['风险隐患', '隐患'], required: true, read: words(200) },
    { name: 'found', head: '发现日期', required: true, read: pastDay },
    { name: 'officer', head: '责任人', required: true, read: personName },
    { name: 'due', head: '整改期限', aliases: ['整改时限'], required: true, read: anyDay },
    { name: 'closed', head: '销号', read: oneOf({ 已销号: ['是', '销号', '√', '已整改'], 未销号: ['否', '整改中'] }) },
    { name: 'closed-on', head: '销号日期', read: pastDay },
    ...rules.map((rule, index) => ({
      name: `rule-${index + 1}`,
      head: `${rule}制度`,
      aliases: [rule],
      read: yesOrNo,
    })),
    { name: 'smart-campus', head: '智慧校园', read: yesOrNo },
    ...closingColumns,
  ],
  ignored: ['序号'],
});
