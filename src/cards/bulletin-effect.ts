import { type Effect, sayChange, sayQuarter } from '../domain/effect.ts';
import { buttons, type Card, card, md, note, table, text } from './kit.ts';

const command = 'quarterly-effect';

/** 季度问效: duty by duty beside the quarter before, and what was resolved then. */
export const effectCard = (quarter: string, effects: readonly Effect[], lastActions: string | undefined): Card =>
  card(
    `${sayQuarter(quarter)}问效`,
    effects.length === 0 ? 'neutral' : 'needs-you',
    ...(effects.length === 0
      ? [text(md`这个季度没有任务，不用问效。`)]
      : [
          table(
            [
              { name: 'duty', label: '任务' },
              { name: 'now', label: '已办/应办' },
              { name: 'before', label: '上季度' },
              { name: 'change', label: '变化' },
            ],
            effects.map(({ duty, now, before, change }) => ({
              duty: duty.title,
              now,
              before,
              change: sayChange(change),
            })),
          ),
        ]),
    ...(lastActions === undefined ? [] : [text(md`上季度的措施：${lastActions}`)]),
    ...(effects.length === 0
      ? []
      : [
          buttons(
            { label: '问效登记', style: 'primary', press: { command: 'effect-review', step: 'open', args: {} } },
            { label: '下载Word', press: { command, step: 'word', args: { quarter } } },
          ),
        ]),
    note(md`打字也行：“季度问效”`),
  );
