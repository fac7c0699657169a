import { purgeRegister } from '../db/register-files.ts';
import { noteAudit } from '../db/settings.ts';
import { monthOf } from '../domain/calendar.ts';
import { schoolCentreOnly } from '../domain/register-column.ts';
import { defineJob } from './define.ts';

const august = 8;

/** On 31 August, when the school year ends, what may be kept for one school year only is forgotten. */
export const schoolYearEnd = defineJob({
  name: 'school-year-end',
  title: '学年结束清除（8月）',
  when: { days: [31], at: ['03:10'] },
  catchUpDays: 7,
  silent: true,

  async run({ db, slot }) {
    if (monthOf(slot.day) !== august) return {};
    const notes = schoolCentreOnly.map((about) =>
      noteAudit(db, { at: slot.moment, personId: 'clock', what: 'register-purged', about }),
    );
    return {
      writes: [...schoolCentreOnly.flatMap((register) => purgeRegister(db, register)), ...(await Promise.all(notes))],
    };
  },
});
