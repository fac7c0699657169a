import { BadUsage, defineCommand } from './define.ts';

export const registerSwitch = defineCommand({
  name: 'register switch',
  summary: '启用或停用默认不建的台账（L-F03）；停用就清除',
  takes: ['NAME', 'on|off'],
  options: {},
  async run({ given, terminal }) {
    const [name = '', to = ''] = given;
    if (to !== 'on' && to !== 'off') throw new BadUsage('只能是 on 或 off。');
    const [{ atWork }, { switchRegister }, { registerFrom }] = await Promise.all([
      import('./workplace.ts'),
      import('./register-switching.ts'),
      import('./register-name.ts'),
    ]);
    const register = registerFrom(name);
    await atWork(terminal, (place) => switchRegister(place, register, to === 'on', terminal));
  },
});
