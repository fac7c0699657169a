import { defineCommand } from './define.ts';

export const understand = defineCommand({
  name: 'understand',
  summary: '看机器人怎么理解一句话（什么都不保存）',
  takes: [],
  options: {
    roster: { type: 'string', value: 'FILE', says: '村、单位和人员名单（JSON）' },
    misread: { type: 'boolean', says: '不读输入：逐行写出大家点过“没听懂？”的话（不带姓名）' },
    explain: { type: 'boolean', says: '多写一栏 why：依据哪条规则、哪些字' },
  },
  more: ['从标准输入逐行读 {"id","text","context"}，逐行写 {"id","intent","slots","confirm"}。'],
  async run({ values, terminal }) {
    if (values.misread === true) {
      const { misreadLines } = await import('./misread-lines.ts');
      return misreadLines(terminal);
    }
    const { readLexicon, understandLines } = await import('./understand-lines.ts');
    const lexicon = await readLexicon(values.roster);
    await understandLines(terminal, lexicon, values.explain === true);
  },
});
