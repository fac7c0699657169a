import { defineCommand } from './define.ts';

export const registerExport = defineCommand({
  name: 'register export',
  summary: '把一本台账导出为 xlsx（含全部个人信息，只有自己能读）',
  takes: ['NAME', 'FILE'],
  options: { 'for-police': { type: 'boolean', says: '给派出所：含重点人员的类别和依据' } },
  more: ['NAME：如 L-F01、L-W1。导出会记入日志；用完请删除，不要发到群里。'],
  async run({ values, given, terminal }) {
    const [{ atWork }, { exportRegister }, { registerFrom }] = await Promise.all([
      import('./workplace.ts'),
      import('./register-form.ts'),
      import('./register-name.ts'),
    ]);
    const register = registerFrom(given[0] ?? '');
    await atWork(terminal, (place) =>
      exportRegister(place, register, given[1] ?? '', { forPolice: values['for-police'] === true }, terminal),
    );
  },
});
