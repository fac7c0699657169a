import { commit, write } from '../../src/db/db.ts';
import { addRecord, moveTo } from '../../src/db/record-changes.ts';
import { recordById } from '../../src/db/records.ts';
import { registerFiles } from '../../src/db/register-files.ts';
import { memberships } from '../../src/db/schema-case-files.ts';
import { allUnits } from '../../src/db/units.ts';
import { type LocalDate, momentOf } from '../../src/domain/calendar.ts';
import type { Draft } from '../../src/domain/record.ts';
import { type Desk, idNumber, openDesk } from '../cli/desk.ts';
import { children, march, villages } from './exported.ts';

/** Enters a month: late plays, a loudspeaker that is broken, days on which nobody plays, problems, links, visits, tables. */
async function enterMarch(desk: Desk): Promise<void> {
  await desk.look(async ({ db }) => {
    const units = await allUnits(db);
    // Imported today, they are taken as listed since last year.
    await commit(db, [write(db.q.update(memberships).set({ listedOn: '2023-12-01' }))]);
    const files = await registerFiles(db, 'L-F01');
    let made = 0;
    const enter = async (
      kind: Draft['kind'],
      village: string,
      on: LocalDate,
      more: Partial<Draft> & { late?: true } = {},
    ) => {
      const unitId = units.find(({ name }) => name === village)?.id ?? '';
      const { late = false, ...some } = more;
      const draft: Draft = {
        kind,
        unitId,
        occurredOn: on,
        times: [],
        count: 1,
        subjectIds: [],
        detail: {},
        evidenceState: 'exempt',
        ...some,
      };
      const id = `r${(made += 1)}`;
      const at = momentOf(on, '12:30');
      const entry = { by: 'somebody', onBehalf: false, source: 'cli', late, at, cause: id } as const;
      await commit(db, await addRecord(db, id, draft, entry));
      return id;
    };
    for (const [index, village] of villages.entries())
      for (const day of march.filter((_, nth) => nth % (index + 3) !== 1))
        await enter('broadcast', village, day, {
          count: index === 2 ? 4 : 3 - (Number(day.slice(8)) % 2),
          ...(day > '2024-03-28' ? { late: true } : {}),
        });
    const withdrawn = await recordById(db, await enter('broadcast', '光华村', '2024-03-05', { count: 3, late: true }));
    const by = { by: 'somebody', at: momentOf('2024-03-05', '12:40'), cause: 'withdrawn' };
    if (withdrawn !== undefined) await commit(db, moveTo(db, withdrawn, 'void', by));
    await enter('broadcast-fault', '雄风村', '2024-02-27', { detail: { until: '2024-03-02' } });
    await enter('broadcast-fault', '密园村', '2024-03-30');
    await enter('broadcast-fault', '光华村', '2024-01-20', { detail: { until: '2024-02-03' } });
    await enter('quiet-day', '平安办', '2024-03-14', { detail: { scope: 'township', until: '2024-03-15' } });
    await enter('quiet-day', '光华村', '2024-03-20', { detail: { until: '2024-03-20' } });
    const problem = (village: string, on: LocalDate) =>
      enter('problem', village, on, { detail: { source: 'inspection', dueOn: '2024-03-31' } });
    const closed = async (id: string, village: string, on: LocalDate) =>
      enter('problem-closure', village, on, { detail: { answers: id } });
    await closed(await problem('雄风村', '2024-02-05'), '雄风村', '2024-02-20');
    await closed(await problem('雄风村', '2024-02-06'), '雄风村', '2024-03-31');
    await closed(await problem('密园村', '2024-03-05'), '密园村', '2024-04-01');
    await problem('光华村', '2024-03-06');
    for (const [nth, { id, unitId }] of files.entries())
      for (const day of (['2024-03-04', '2024-03-04', '2024-03-19', '2024-03-27'] as const).slice(nth % 4))
        await enter('minor-visit', units.find((unit) => unit.id === unitId)?.name ?? '', day, {
          subjectIds: [id],
          evidenceState: nth % 3 === 0 ? 'claimed' : 'attached',
        });
    await enter('clue-check', '雄风村', '2024-03-25', { detail: { period: '2024-03', result: 'nil' } });
    await enter('clue-check', '密园村', '2024-04-01', { detail: { period: '2024-03', result: 'nil' }, late: true });
    for (const day of ['2024-03-04', '2024-03-05', '2024-03-12', '2024-03-31'] as const)
      for (const village of villages)
        await enter('meeting', village, day, { detail: { tags: ['weekly', 'law'] }, evidenceState: 'attached' });
    for (const day of ['2024-02-29', '2024-03-08', '2024-03-31'] as const) {
      const link = await enter('link-publication', '平安办', day);
      await enter('link-forward', '密园村', day, { detail: { answers: link }, evidenceState: 'attached' });
    }
  });
}

/** A desk on the 2nd of April, over three villages that had such a March. */
export async function deskAfterMarch(): Promise<Desk> {
  const desk = openDesk({ CLOCK: '2024-04-02T10:00:00+08:00' });
  const units = villages.map((name) => [name, '村', '']);
  await desk.hulei('units', 'import', desk.table(['单位', '类型', '别名'], ...units));
  const listed = Object.entries(children).flatMap(([village, many], home) =>
    Array.from({ length: many }, (_, nth) => {
      const name = `${'周吴'.charAt(home)}小${'春夏秋冬梅兰竹菊'.charAt(nth)}`;
      return [name, idNumber(`201${nth}-05-06`, 2 * home + 1), village, '留守'];
    }),
  );
  await desk.hulei(
    'register',
    'import',
    'L-F01',
    desk.table(['姓名', '身份证号码', '村', '类别'], ...listed),
    '--apply',
  );
  await enterMarch(desk);
  return desk;
}
