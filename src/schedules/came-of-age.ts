import { cameOfAgeCard } from '../cards/registers.ts';
import { becomeKeyPerson, grownAmongKeyPersons, ofAgeBefore, removeFrom } from '../db/memberships.ts';
import { peopleWithRole } from '../db/people.ts';
import { defineJob } from './define.ts';

/**
 * Who turned 18 leaves the registers of minors the day after (A-19, WF12); who stands among key persons is followed as
 * one from then on. The village is told how many, privately:
 * such a number is too small for a group.
 */
export const cameOfAge = defineJob({
  name: 'came-of-age',
  title: '满18岁移出台账',
  when: { at: ['08:10'] },
  catchUpDays: 3,
  movable: { hours: ['07:30', '18:00'] },

  async run({ db, slot }) {
    const grown = await ofAgeBefore(db, slot.day);
    const moved = await grownAmongKeyPersons(db, slot.day);
    const told = await peopleWithRole(db, ['village-secretary', 'village-cadre']);
    const writes = await Promise.all(
      grown.map(({ fileId, register, birthday }) =>
        removeFrom(db, register, birthday, 'came-of-age', {
          at: slot.moment,
          by: 'clock',
          fileId,
          says: `${register}: ${birthday}`,
        }),
      ),
    );
    const moves = moved.map(({ fileId }) =>
      becomeKeyPerson(db, { at: slot.moment, by: 'clock', fileId, says: 'minor → key-person' }),
    );
    const posts = told.flatMap(({ id, openId, unitId }) => {
      const own = [...grown, ...moved].filter((one) => one.unitId === unitId);
      const files = new Set(own.map(({ fileId }) => fileId));
      if (files.size === 0 || openId === undefined) return [];
      const stay = moved.filter((one) => one.unitId === unitId).length;
      const content = { card: cameOfAgeCard(files.size, stay) };
      return [{ key: `came-of-age:${slot.key}:${id}`, to: { person: openId }, content }];
    });
    return { writes: [...writes, ...(await Promise.all(moves))].flat(), posts };
  },
});
