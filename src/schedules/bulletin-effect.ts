import { effectCard } from '../cards/bulletin-effect.ts';
import { spanFacts } from '../db/bulletin-facts.ts';
import { peopleWithRole } from '../db/people.ts';
import { findRecords } from '../db/records.ts';
import { officeRoles } from '../domain/actor.ts';
import { monthOf } from '../domain/calendar.ts';
import { effectsOf } from '../domain/effect.ts';
import { clip, periodOf, previousPeriod } from '../domain/period.ts';
import { wordOf } from '../domain/record.ts';
import { defineJob } from './define.ts';

/** On the 10th after a quarter the office gets its numbers beside the quarter before (F-64, C-33). Silent when done. */
export const effectDraft = defineJob({
  name: 'effect-review-draft',
  title: '季度问效草稿（1、4、7、10月）',
  when: { days: [10], at: ['09:20'] },
  movable: { hours: ['07:30', '18:00'], days: [2, 3, 4, 5, 6, 7, 8, 9, 10] },
  catchUpDays: 8,

  async run({ db, campaign, units, slot }) {
    const quarter = previousPeriod(periodOf('quarter', slot.day));
    if (monthOf(slot.day) % 3 !== 1 || clip(quarter, campaign.window) === undefined) return {};
    const done = await findRecords(db, { kind: 'effect-review', from: quarter.first });
    if (done.some(({ detail }) => wordOf(detail, 'period') === quarter.key)) return {};
    const counting = { db, campaign, units, asOf: { day: slot.day, time: slot.time } };
    const span = { ...quarter, first: previousPeriod(quarter).first };
    const effects = effectsOf(campaign.duties, quarter, await spanFacts(counting, span));
    if (effects.length === 0) return {};
    const card = effectCard(quarter.key, effects, undefined);
    const office = await peopleWithRole(db, officeRoles);
    return {
      posts: office.flatMap(({ id, openId }) =>
        openId === undefined
          ? []
          : [{ key: `effect-review-draft:${quarter.key}:${id}`, to: { person: openId }, content: { card } }],
      ),
    };
  },
});
