import { describe, expect, it } from 'vitest';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { dailyLines } from '../../src/domain/summary.ts';
import { at, child, duty, facts, handedIn, played, record, units, visited } from './township.ts';

const day = '2024-03-26';
const lines = (records: Parameters<typeof facts>[1], listed = [child()]) =>
  dailyLines(fushoushan2024.duties, facts(at(day), records, { roster: { units, listed } }), day);
const line = (row: string, ...args: Parameters<typeof lines>) =>
  lines(...args).find((one) => one.title === duty(row).title);

describe('the day’s summary, as the groups read it', () => {
  it('names the villages that are not full and those whose broadcast is excused', () => {
    const records = [
      played(day, 3),
      played(day, 2, 'liuwan'),
      record({ kind: 'broadcast-fault', occurredOn: '2024-03-20', unitId: 'yunxi' }),
    ];
    expect(line('F-A-CJ-5b', records)).toEqual({
      title: '村村响',
      total: '3个村 5/6',
      behind: ['柳湾村 2/3', '云溪村（停）'],
    });
  });

  it('counts the clue tables that are in, and names who is overdue', () => {
    expect(line('F-A-CJ-6', [handedIn('2024-03-25', '2024-03'), handedIn(day, '2024-03', 'liuwan')])).toEqual({
      title: '排查表',
      total: '已交 2/3',
      behind: ['云溪村'],
      isLate: true,
    });
  });

  it('says 各村 where nobody has begun', () => {
    expect(line('F-A-CJ-5b', [])?.behind).toEqual(['各村']);
    expect(line('F-A-CJ-6', [])).toMatchObject({ behind: ['各村'], isLate: true });
  });

  it('A-36: tells no number about fewer than five children, and no name ever', () => {
    const said = line('F-A-CJ-1b', [visited(day)]);
    expect(said).toEqual({ title: '未成年人走访', total: '今日 少量，本月 少量', behind: [] });
  });

  it('tells the numbers once there are enough', () => {
    const listed = Array.from({ length: 6 }, (_, index) => child({ id: `c${index}` }));
    const visits = listed.map((one) => visited(day, one.id));
    expect(line('F-A-CJ-1b', visits, listed)?.total).toBe('今日 6 人次，本月 6/12');
  });

  it('says nothing of children where none is listed', () => {
    expect(line('F-A-CJ-1b', [], [])).toBeUndefined();
  });

  it('keeps the order of the rule book', () => {
    const printed = fushoushan2024.duties.map((one) => one.title);
    const places = lines([]).map((one) => printed.indexOf(one.title));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});
