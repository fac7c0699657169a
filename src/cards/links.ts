import { type Block, type Button, buttons, type Card, card, md, table, text } from './kit.ts';

/** When a village forwarded, in words; late ones carry a mark. */
export type Forwarded = { readonly unit: string; readonly at: string; readonly late: boolean };

export type LinkView = {
  readonly title: string;
  readonly url: string;
  readonly until: string;
  readonly forwarded: Forwarded | undefined;
  readonly done: Button;
};

/** 请转发: the link as a village's own group and the township's chat get it. Says where the address leads. */
export function linkCard({ title, url, until, forwarded, done }: LinkView): Card {
  const open = { label: '打开链接', opens: url, style: 'primary' } as const;
  if (forwarded !== undefined)
    return card(
      `已转发：${title}`,
      'done',
      text(md`✅ ${forwarded.unit} ${forwarded.at} 已转发${forwarded.late ? '（迟转）' : ''}`),
      buttons(open),
    );
  return card(
    `请转发：${title}`,
    'needs-you',
    text(md`转发到村民群、家长群，${until}。`),
    text(md`转发后点“已转发”，截图请直接发给我。`),
    text(md`打开的是 ${new URL(url).hostname}`),
    buttons(open, done),
  );
}

export const linkTakenBack = (title: string): Card =>
  card(`已撤回：${title}`, 'closed', text(md`办公室撤回了这条链接，不用转发。`));

export type LinkStanding = {
  readonly title: string;
  readonly day: string;
  readonly done: number;
  readonly should: number;
  readonly missing: readonly string[];
  readonly late: readonly string[];
};

export type VillageLinks = {
  readonly unit: string;
  readonly done: string;
  readonly late: string;
  readonly pictures: string;
};

/** 链接转发情况: villages in the paper's order, never sorted by their numbers. */
export function linkStatusCard(month: string, links: readonly LinkStanding[], villages: readonly VillageLinks[]): Card {
  const lines = links.map(({ title, day, done, should, missing, late }): Block => {
    const rest = missing.length === 0 ? '' : `，还没转：${missing.join('、')}`;
    const after = late.length === 0 ? '' : `，迟转：${late.join('、')}`;
    return text(md`${day} ${title} **${done}/${should}** 个村${rest}${after}`);
  });
  const columns = [
    { name: 'unit', label: '村' },
    { name: 'done', label: '已转/应转' },
    { name: 'late', label: '迟转' },
    { name: 'pictures', label: '有截图' },
  ];
  return card(
    `${month}链接转发情况`,
    'neutral',
    ...(links.length === 0 ? [text(md`这个月还没有发布链接。`)] : [...lines, table(columns, villages)]),
  );
}
