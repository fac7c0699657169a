import { defineCommand } from './define.ts';

export const doctor = defineCommand({
  name: 'doctor',
  summary: '体检：设置、密钥、数据库、飞书应用、时钟、群和名册，并列出飞书后台要做的事',
  takes: [],
  options: {},
  async run({ terminal }) {
    const [{ atWork }, { examine }, { consoleSteps }, { Refusal }] = await Promise.all([
      import('./workplace.ts'),
      import('./examine.ts'),
      import('./console-steps.ts'),
      import('../../errors.ts'),
    ]);
    await atWork(terminal, async (place) => {
      const findings = await examine(place);
      const steps = consoleSteps(place.settings);
      const lines = [
        ...findings.map(({ state, says }) => `${{ good: '✅', open: '⚠️', bad: '❌' }[state]} ${says}`),
        ...steps.map((step) => `飞书后台：${step}`),
      ];
      terminal.out(lines.map((line, index) => `${index + 1}. ${line}\n`).join(''));
      const bad = findings.filter(({ state }) => state === 'bad').length;
      if (bad > 0) throw new Refusal('bad-input', `有 ${bad} 项不行，见上面的 ❌。`);
    });
  },
});
