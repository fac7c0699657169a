import { BadUsage, defineCommand } from './define.ts';

export const campaignShow = defineCommand({
  name: 'campaign show',
  summary: '看专项行动和它的起止日期',
  takes: [],
  options: {},
  async run({ terminal }) {
    const { atWork } = await import('./workplace.ts');
    const { sayWindow } = await import('./window.ts');
    await atWork(terminal, async ({ campaign, settings, now }) => {
      terminal.out(`${campaign.township} ${campaign.name}（${settings.CAMPAIGN}）\n`);
      terminal.out(`依据：${campaign.documents.join('、')}\n`);
      terminal.out(`起止：${sayWindow(campaign.window, now())}\n`);
    });
  },
});

export const campaignSet = defineCommand({
  name: 'campaign set',
  summary: '改专项行动的起止日期，只填一个时另一个不变',
  takes: [],
  options: {
    from: { type: 'string', value: 'YYYY-MM-DD', says: '从哪天起' },
    to: { type: 'string', value: 'YYYY-MM-DD', says: '到哪天止（含）' },
  },
  async run({ values, terminal }) {
    const { atWork } = await import('./workplace.ts');
    const { dayFrom } = await import('./arguments.ts');
    const { sayWindow, setWindow } = await import('./window.ts');
    if (values.from === undefined && values.to === undefined) throw new BadUsage('还缺 --from 或 --to。');
    const from = values.from === undefined ? undefined : dayFrom('from', values.from);
    const to = values.to === undefined ? undefined : dayFrom('to', values.to);
    await atWork(terminal, async ({ db, campaign, now }) => {
      const window = { from: from ?? campaign.window.from, to: to ?? campaign.window.to };
      if (window.to !== undefined && window.to < window.from) throw new BadUsage('结束比开始还早。');
      await setWindow(db, campaign, window);
      terminal.out(`起止改为：${sayWindow(window, now())}\n`);
    });
  },
});
