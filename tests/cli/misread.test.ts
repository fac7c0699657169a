import { expect, it } from 'vitest';
import { commit } from '../../src/db/db.ts';
import { forgetMisread, keepMisread } from '../../src/db/misread.ts';
import { type LocalDate, momentOf } from '../../src/domain/calendar.ts';
import { type Desk, openTownshipDesk } from './desk.ts';

async function twoMarked(desk: Desk): Promise<void> {
  await desk.look(async ({ db }) => {
    const marked = (day: LocalDate, line: string) => ({ at: momentOf(day, '12:30'), takenFor: 'none', line });
    await commit(db, [await keepMisread(db, 'later', marked('2024-03-14', '某村喇叭喊哒三到'))]);
    await commit(db, [await keepMisread(db, 'earlier', marked('2023-06-01', '某某那里坐了一下'))]);
  });
}

const written = ({ out }: { out: string }) =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

it('lines marked as misunderstood come out as lines of a corpus, the oldest first', async () => {
  const desk = await openTownshipDesk();
  expect(written(await desk.hulei('understand', '--misread'))).toEqual([]);
  await twoMarked(desk);
  expect(written(await desk.hulei('understand', '--misread'))).toEqual([
    { id: 'M1', text: '某某那里坐了一下', context: { now: '2023-06-01T12:30:00+08:00' }, taken_for: 'none' },
    { id: 'M2', text: '某村喇叭喊哒三到', context: { now: '2024-03-14T12:30:00+08:00' }, taken_for: 'none' },
  ]);
});

it('old lines are forgotten, new ones stay', async () => {
  const desk = await openTownshipDesk();
  await twoMarked(desk);
  await desk.look(({ db }) => commit(db, [forgetMisread(db, momentOf('2024-01-01', '00:00'))]));
  expect(written(await desk.hulei('understand', '--misread'))).toMatchObject([{ text: '某村喇叭喊哒三到' }]);
});
