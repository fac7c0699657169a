import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../src/domain/bulletin.ts';
import type { LocalDate } from '../../src/domain/calendar.ts';
import { printed } from '../../src/domain/figure.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { correctionsOf, lastPublished } from '../../src/domain/snapshot.ts';
import { handedIn, played, record } from '../domain/township.ts';
import { anyMonth, figuresOf, toldOf } from './month.ts';

describe('更正 (A-22)', () => {
  const fault = (unitId: string, until?: LocalDate) =>
    record({ id: `fault ${unitId}`, kind: 'broadcast-fault', occurredOn: '2024-03-30', unitId, until });
  const problem = (unitId: string) =>
    record({ id: `problem ${unitId}`, kind: 'problem', occurredOn: '2024-03-02', unitId, dueOn: '2024-03-31' });
  const closure = (unitId: string, on: LocalDate) =>
    record({ kind: 'problem-closure', unitId, occurredOn: on, answers: `problem ${unitId}` });
  const late = (day: LocalDate) => ({ ...played(day, 3, 'yunxi'), late: true });
  /** What the next bulletin says when these were published and those are there now. */
  const put = (before: readonly Evidence[], now: readonly Evidence[]) => {
    const published = lastPublished([figuresOf(before)]);
    const corrections = correctionsOf(published, figuresOf(now));
    const said = paragraphsOf(toldOf(now), corrections).filter(({ part }) => part === 'corrected');
    expect(new Set(said.map(({ key }) => key)).size).toBe(said.length);
    return said.map(({ text }) => text);
  };

  it.each<[string, Evidence[], Evidence[], string[]]>([
    ['nothing new', [fault('yunxi'), problem('liuwan')], [fault('yunxi'), problem('liuwan')], []],
    [
      'a fault that was repaired in time',
      [fault('yunxi')],
      [fault('yunxi', '2024-03-31')],
      ['3月通报喇叭故障更正：月底前修好0起，应为1起；月底前未修好的应去掉云溪村。'],
    ],
    [
      'a fault told of in April',
      [],
      [fault('liuwan')],
      [
        '3月通报更正：全镇村村响0/279，应为0/273；柳湾村村村响0/93，应为0/87。',
        '3月通报喇叭故障更正：当月0起，应为1起；月底前未修好的应加上柳湾村。',
      ],
    ],
    [
      'a fault of another village',
      [fault('liuwan')],
      [fault('yunxi')],
      [
        '3月通报更正：柳湾村村村响0/87，应为0/93；云溪村村村响0/93，应为0/87。',
        '3月通报喇叭故障更正：月底前未修好的应加上云溪村，应去掉柳湾村。',
      ],
    ],
    [
      'a problem that was withdrawn, and one that was closed in time',
      [problem('liuwan'), problem('PA')],
      [problem('PA'), closure('PA', '2024-03-29')],
      ['3月通报问题清单更正：在办2项，应为1项；月底前销号0项，应为1项；月底前未销号的应去掉柳湾村、平安办。'],
    ],
    ['a problem closed in April', [problem('PA')], [problem('PA'), closure('PA', '2024-04-02')], []],
    [
      'what was entered late',
      [late('2024-03-04')],
      [late('2024-03-04'), late('2024-03-05')],
      ['3月通报更正：全镇村村响3/279，应为6/279；云溪村村村响3/93，应为6/93。', '3月通报补报更正：当月1条，应为2条。'],
    ],
    [
      'a table that turned out late',
      [handedIn('2024-03-24', '2024-03')],
      [handedIn('2024-03-28', '2024-03')],
      ['3月通报更正：石桥村排查表已交，应为迟交。'],
    ],
  ])('of %s', (_, before, now, said) => expect(put(before, now)).toEqual(said));

  it('once put right, is not put right again', () => {
    const published = figuresOf([fault('liuwan')]);
    const now = figuresOf([fault('yunxi', '2024-03-31'), problem('PA'), late('2024-03-04')]);
    const corrections = correctionsOf(lastPublished([published]), now);
    const after = corrections.map((one) => one.after);
    expect(correctionsOf(lastPublished([published, after]), now)).toEqual([]);
    expect(correctionsOf(lastPublished([published, after]), published).length).toBeGreaterThan(0);
  });

  it('A-36: tells no number of persons that the whole month would not tell', () => {
    fc.assert(
      fc.property(anyMonth, anyMonth, (before, now) => {
        const [published, figures] = [figuresOf(before.records, before.listed), figuresOf(now.records, before.listed)];
        const words = [printed(published), printed(figures)] as const;
        for (const { before: was, after: is, ...said } of correctionsOf(lastPublished([published]), figures))
          if (was.persons !== undefined) expect([said.was, said.is]).toEqual(words.map((of) => of.get(is.id) ?? ''));
      }),
      { numRuns: 40 },
    );
  });
});
