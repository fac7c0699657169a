import { dailyDispatchCard } from '../cards/dispatch.ts';
import { within } from '../domain/period.ts';
import { dailyLines } from '../domain/summary.ts';
import { defineJob } from './define.ts';
import { factsAt } from './facts.ts';

/** 日调度: at 20:50 the day's numbers to the office's and the township's chats (F-64, C-31). */
export const dailyDispatch = defineJob({
  name: 'daily-dispatch',
  title: '每日工作小结',
  when: { at: ['20:50'] },
  catchUpDays: 5,
  movable: { hours: ['17:00', '20:50'], stops: true },

  async run(desk) {
    const { slot, campaign, chats } = desk;
    if (campaign.duties.length === 0 || !within(slot.day, campaign.window)) return {};
    const card = dailyDispatchCard(slot.day, dailyLines(campaign.duties, await factsAt(desk, '23:59'), slot.day));
    return {
      posts: chats
        .filter((chat) => chat.audience !== 'unit')
        .map((chat) => ({
          key: `daily-dispatch:${slot.day}:${chat.chatId}`,
          to: { chat: chat.chatId },
          content: { card },
        })),
    };
  },
});
