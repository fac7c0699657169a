import { defineCommand } from './define.ts';

export const registerExport = defineCommand({
  name: 'register export',
  summary: '把一本台账导出为 xlsx（含全部个人信息，只有自己能读）',
  takes: ['NAME', 'FILE'],
  options: {},
  more: ['NAME：L-F01 未成年人动态台账。导出会记入日志；用完请删除，不要发到群里。'],
  async run({ given, terminal }) {
    const [{ atWork }, { exportRegister }, { registerFrom }] = await Promise.all([
      import('./workplace.ts'),
      import('./register-file.ts'),
      import('./register-name.ts'),
    ]);
    const register = registerFrom(given[0] ?? '');
    await atWork(terminal, (place) => exportRegister(place, register, given[1] ?? '', terminal));
  },
});
