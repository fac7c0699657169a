import { bulletinDraftCard } from '../cards/bulletin.ts';
import { correctionsNow, figuresNow } from '../db/bulletin-facts.ts';
import { beginBulletin, bulletinOf, imprintOf } from '../db/bulletins.ts';
import { peopleWithRole } from '../db/people.ts';
import { findRecords } from '../db/records.ts';
import { officeRoles } from '../domain/actor.ts';
import { laidOut } from '../domain/bulletin-paper.ts';
import { bulletinDuties } from '../domain/figure.ts';
import { clip, periodOf, previousPeriod } from '../domain/period.ts';
import { wordOf } from '../domain/record.ts';
import { defineJob } from './define.ts';

/** On the 1st the office gets last month's bulletin as a draft, privately (F-64b, C-25). Silent where one is out already. */
export const bulletinDraft = defineJob({
  name: 'bulletin-draft',
  title: '上月情况通报草稿',
  when: { days: [1], at: ['09:20'] },
  movable: { hours: ['07:30', '18:00'], days: [1, 2, 3, 4, 5] },
  catchUpDays: 8,

  async run({ db, campaign, units, slot }) {
    const month = previousPeriod(periodOf('month', slot.day));
    if (clip(month, campaign.window) === undefined || bulletinDuties(campaign.duties).length === 0) return {};
    const byHand = await findRecords(db, { kind: 'bulletin', from: month.first });
    const isOut = byHand.some(
      ({ detail }) => wordOf(detail, 'period') === month.key && wordOf(detail, 'kind') === 'work',
    );
    if (isOut || (await bulletinOf(db, month.key)) !== undefined) return {};
    const counting = { db, campaign, units, asOf: { day: slot.day, time: slot.time } };
    const [figures, corrections] = [await figuresNow(counting, month), await correctionsNow(counting)];
    const laid = laidOut({ figures, duties: campaign.duties, units }, corrections, {});
    const imprint = await imprintOf(db, month.key, undefined, { day: slot.day, agency: campaign.agency });
    const card = bulletinDraftCard(imprint, laid, 1);
    const office = await peopleWithRole(db, officeRoles);
    return {
      writes: await beginBulletin(db, month.key, corrections, { by: 'clock', at: slot.moment }),
      posts: office.flatMap(({ id, openId }) =>
        openId === undefined
          ? []
          : [{ key: `bulletin-draft:${month.key}:${id}`, to: { person: openId }, content: { card } }],
      ),
    };
  },
});
