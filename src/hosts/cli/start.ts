import { defineCommand } from './define.ts';

export const start = defineCommand({
  name: 'start',
  summary: '启动（没有飞书凭证时打开试用沙盒）',
  takes: [],
  options: {},
  async run({ terminal }) {
    const [{ settingsFrom }, { start: startHost }] = await Promise.all([
      import('../../config.ts'),
      import('../start.ts'),
    ]);
    await startHost(settingsFrom(terminal.environment));
  },
});
