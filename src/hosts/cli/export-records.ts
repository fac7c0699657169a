import { BadUsage, defineCommand } from './define.ts';

export const exportRecords = defineCommand({
  name: 'export records',
  summary: '导出一类记录（不含未成年人和重点人员的姓名、电话、证件号）',
  takes: [],
  options: {
    kind: { type: 'string', value: 'KIND', says: '记录的种类，如 broadcast、minor-visit、clue-check' },
    from: { type: 'string', value: 'YYYY-MM-DD', says: '从哪天起' },
    to: { type: 'string', value: 'YYYY-MM-DD', says: '到哪天止（含）' },
    unit: { type: 'string', value: 'NAME', says: '只要这个单位的' },
    format: { type: 'string', value: 'jsonl|csv|xlsx', says: '默认 jsonl', default: 'jsonl' },
    out: { type: 'string', value: 'FILE', says: '写到文件；不写就输出到屏幕（xlsx 必须写）' },
  },
  async run({ values, terminal }) {
    const [{ atWork }, { dayFrom, oneFrom, unitFrom }, { formats, recordsAs, rowsOf }, { writePrivately }] =
      await Promise.all([
        import('./workplace.ts'),
        import('./arguments.ts'),
        import('./record-rows.ts'),
        import('./files.ts'),
      ]);
    const { recordKinds } = await import('../../domain/record.ts');
    const { allUnits } = await import('../../db/units.ts');
    const kind = oneFrom('kind', values.kind, recordKinds);
    const [from, to] = [dayFrom('from', values.from), dayFrom('to', values.to)];
    if (to < from) throw new BadUsage('结束比开始还早。');
    const format = oneFrom('format', values.format, formats);
    if (format === 'xlsx' && values.out === undefined) throw new BadUsage('xlsx 要用 --out 写到文件。');
    await atWork(terminal, async ({ db, campaign }) => {
      const units = await allUnits(db);
      const unit = values.unit === undefined ? undefined : unitFrom(units, values.unit);
      const rows = await rowsOf(db, campaign, units, { kind, from, to, ...(unit && { unitId: unit.id }) });
      const content = await recordsAs(format, rows);
      if (values.out === undefined) return terminal.out(content.toString());
      await writePrivately(values.out, content);
      terminal.note(`${rows.length} 条，已写到 ${values.out}。`);
    });
  },
});
