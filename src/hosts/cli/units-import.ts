import { defineCommand } from './define.ts';

export const unitsImport = defineCommand({
  name: 'units import',
  summary: '导入村和部门',
  takes: ['FILE'],
  options: {},
  more: ['表头：单位、类型（村或部门）、别名（用、隔开）。同名的更新，其他的不动。'],
  async run({ given, terminal }) {
    const [{ atWork }, { importUnits }] = await Promise.all([import('./workplace.ts'), import('./unit-list.ts')]);
    await atWork(terminal, ({ db }) => importUnits(db, given[0] ?? '', terminal));
  },
});
