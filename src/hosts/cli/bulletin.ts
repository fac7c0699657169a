import { BadUsage, defineCommand } from './define.ts';

export const bulletinBuild = defineCommand({
  name: 'bulletin build',
  summary: '生成某月的情况通报（docx）；还没印发的带“草稿”',
  takes: [],
  options: {
    month: { type: 'string', value: 'YYYY-MM', says: '哪个月' },
    out: { type: 'string', value: 'FILE.docx', says: '写到哪个文件' },
  },
  async run({ values, terminal }) {
    const [{ atWork }, { writePrivately }, { bulletinFor }, { drawPaper }, { monthNamed }] = await Promise.all([
      import('./workplace.ts'),
      import('./files.ts'),
      import('./bulletin-of-month.ts'),
      import('../../documents/draw-paper.ts'),
      import('../../db/bulletin-facts.ts'),
    ]);
    const month = monthNamed(values.month ?? '');
    if (month === undefined) throw new BadUsage('--month 要写成 2024-03 这样的月份。');
    const { out } = values;
    if (out === undefined) throw new BadUsage('还缺 --out。');
    await atWork(terminal, async (place) => {
      const paper = await bulletinFor(place, month);
      await writePrivately(out, (await drawPaper(paper)).bytes);
      terminal.note(`${paper.name}，已写到 ${out}。`);
    });
  },
});
