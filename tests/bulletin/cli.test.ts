import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figuresNow, monthNamed } from '../../src/db/bulletin-facts.ts';
import { commit } from '../../src/db/db.ts';
import { addRecord } from '../../src/db/record-changes.ts';
import { allUnits } from '../../src/db/units.ts';
import { momentOf, type LocalDate } from '../../src/domain/calendar.ts';
import { type Desk, openTownshipDesk } from '../cli/desk.ts';
import { partOf } from '../documents/docx.ts';
import { one, paragraphs } from '../documents/xml.ts';

async function played(desk: Desk, village: string, day: LocalDate, count: number): Promise<void> {
  await desk.look(async ({ db }) => {
    const unitId = (await allUnits(db)).find(({ name }) => name === village)?.id ?? '';
    const at = momentOf(day, '18:30');
    const draft = {
      kind: 'broadcast',
      unitId,
      occurredOn: day,
      times: [],
      count,
      subjectIds: [],
      detail: {},
      evidenceState: 'exempt',
    } as const;
    const entry = { by: 'p1', onBehalf: false, source: 'cli', late: false, at, cause: `${village}${day}` } as const;
    await commit(db, await addRecord(db, crypto.randomUUID(), draft, entry));
  });
}

describe('bulletin build', () => {
  it('writes the month’s bulletin as a docx only its owner can read, whose figures are those of the export', async () => {
    const desk = await openTownshipDesk({ CLOCK: '2024-04-02T10:00:00+08:00' });
    await played(desk, '雄风村', '2024-03-04', 3);
    await played(desk, '雄风村', '2024-03-05', 4);
    await played(desk, '密园村', '2024-03-31', 2);
    const out = join(desk.folder, '通报.docx');
    const { status, notes } = await desk.hulei('bulletin', 'build', '--month', '2024-03', '--out', out);
    expect([status, notes]).toEqual([0, `2024-03 工作情况通报（草稿），已写到 ${out}。`]);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect(statSync(out).mode & 0o077).toBe(0);
    const said = paragraphs(one(partOf(readFileSync(out), 'word/document.xml'), 'w:body'));
    expect(said).toContain('福护蕾办〔2024〕1号');

    const span = ['--from', '2024-03-01', '--to', '2024-03-31'];
    const { out: lines } = await desk.hulei('export', 'records', '--kind', 'broadcast', ...span);
    const rows = lines
      .trim()
      .split('\n')
      .map((line): { id: string; unit: string; count: number; status: string } => JSON.parse(line));
    const figures = await desk.look(async ({ db, campaign }) => {
      const month = monthNamed('2024-03');
      const asOf = { day: '2024-04-02', time: '10:00' } as const;
      return month === undefined ? [] : figuresNow({ db, campaign, units: await allUnits(db), asOf }, month);
    });
    const whole = figures.find(({ id }) => id === '2024-03 F-A-CJ-5b *');
    expect(whole?.done).toBe(rows.reduce((sum, { count }) => sum + Math.min(3, count), 0));
    expect(whole?.should).toBe(2 * 31 * 3);
    expect(whole?.records.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  });

  it.each([
    [['--month', '2024-13', '--out', 'x.docx'], 2, '--month 要写成 2024-03 这样的月份。'],
    [['--month', '2024-03'], 2, '还缺 --out。'],
    [['--month', '2023-11', '--out', 'x.docx'], 1, '这个月不在专项行动期内。'],
    [['--month', '2024-05', '--out', 'x.docx'], 1, '这个月还没有到。'],
  ])('%j is refused', async (args, status, sentence) => {
    const desk = await openTownshipDesk({ CLOCK: '2024-04-02T10:00:00+08:00' });
    const ran = await desk.hulei('bulletin', 'build', ...args);
    expect(ran.status).toBe(status);
    expect(ran.notes).toContain(sentence);
  });
});
