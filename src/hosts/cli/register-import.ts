import { defineCommand } from './define.ts';

export const registerImport = defineCommand({
  name: 'register import',
  summary: '把一张台账和名册比对，加 --apply 才写入',
  takes: ['NAME', 'FILE'],
  options: {
    apply: { type: 'boolean', says: '按比对结果写入' },
    'remove-gone': { type: 'boolean', says: '表里没有的人移出名册（只动表里出现过的村）' },
  },
  more: ['NAME：如 L-F01、L-W1。有一处错就什么都不导入。'],
  async run({ values, given, terminal }) {
    const [{ atWork }, { importRegister }, { registerFrom }] = await Promise.all([
      import('./workplace.ts'),
      import('./register-file.ts'),
      import('./register-name.ts'),
    ]);
    const register = registerFrom(given[0] ?? '');
    const ways = { apply: values.apply === true, removeGone: values['remove-gone'] === true };
    await atWork(terminal, (place) => importRegister(place, register, given[1] ?? '', ways, terminal));
  },
});
