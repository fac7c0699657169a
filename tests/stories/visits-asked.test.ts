import { describe, expect, it } from 'vitest';
import { putFile } from '../../src/db/case-files.ts';
import { commit } from '../../src/db/db.ts';
import type { LocalDate } from '../../src/domain/calendar.ts';
import { answer, asks, draft, kept } from './asked.ts';
import { registers } from './registers.ts';

const EVENING = '2024-03-15T20:05';

describe('visits asked about', () => {
  async function visited() {
    const r = await registers(EVENING);
    const man = await r.listed('L-F01', 'v1', '陈小满');
    for (const name of ['谭一诺', '田甜', '罗子墨', '马乐乐']) await r.listed('L-F01', 'v1', name);
    const [rain, snow] = [await r.listed('L-F01', 'v1', '王小雨'), await r.listed('L-F01', 'v2', '王小雨')];
    const tie = await r.keyPerson('龚铁生', r.xiongfeng);
    const visit = (unitId: string, day: LocalDate, id: string) =>
      draft('minor-visit', unitId, day, { subjectIds: [id], detail: { service: 'care' } });
    await kept(r, r.tian, visit('v1', '2024-03-08', man.id), visit('v1', '2024-03-12', man.id));
    await kept(r, r.xiang, visit('v2', '2024-03-09', snow.id));
    return Object.assign(r, { man, rain, snow, tie });
  }

  it('F-A-CJ-1b: whether a child was visited is told by the days, to who reads the file', async () => {
    const t = await visited();
    for (const who of [t.tian, t.su]) {
      const said = await asks(t, who, '陈小满这个月走访了没有');
      expect(answer(said)).toBe('陈*满 本月走访 2次：3月8日、3月12日');
      expect(said).not.toContain('陈小满');
    }
    const none = await asks(t, t.tian, '谭一诺这个月走访了没有');
    expect(none).toBe('谭*诺 本月还没走访\n本月还要走访 2 次\n[登记]');
    await t.press(t.tian, t.tian.chat, '登记');
    expect(Object.keys(t.form(t.tian.chat))).toContain('监护人签字');
    expect(await asks(t, t.tian, '上次走访陈小满是什么时候')).toContain('陈*满 最近一次走访：3月12日');
    expect(await asks(t, t.tian, '上次走访田甜是什么时候')).toContain('田* 还没有登记过走访');
  });

  it('A-7: of whom somebody may not read nothing is said, not even that they are listed', async () => {
    const t = await visited();
    for (const who of [t.xiang, t.shi, t.jiang, t.gao]) {
      const said = await asks(t, who, '陈小满这个月走访了没有');
      expect(said).not.toMatch(/陈|3月8日|3月12日/);
    }
    expect(await asks(t, t.su, '密园村陈小满这个月走访了没有')).toContain('名册里没有，或您不能查看。');
  });

  it('A-7: of a child whom others look after a cadre reads how often, and the days of the own entries alone', async () => {
    const t = await visited();
    const qin = await t.person('秦岭', t.xiongfeng, 'village-cadre');
    const fields = { name: '向可心', 'L-F01/keeper-4': '秦岭' };
    const row = { unitId: 'v1', identity: '向可心', name: '向可心', adultOn: undefined, fields };
    await commit(t.db, await putFile(t.db, 'L-F01', 'heart', row, '2024-01-12', true));
    const visit = (day: LocalDate) => draft('minor-visit', 'v1', day, { subjectIds: ['heart'] });
    await kept(t, qin, visit('2024-03-05'));
    expect(answer(await asks(t, qin, '向可心这个月走访了没有'))).toBe('向*心 本月走访 1次：3月5日');
    expect(await asks(t, t.tian, '向可心这个月走访了没有')).toContain(
      '向*心 本月走访 1次\n本月还要走访 1 次\n另有帮扶人',
    );
    expect(t.last(t.tian.chat)).not.toContain('3月5日');
    await kept(t, t.tian, visit('2024-03-14'));
    expect(answer(await asks(t, t.tian, '向可心这个月走访了没有'))).toBe('向*心 本月走访 2次：3月14日');
  });

  it('A-7: of a key person only the days; whoever was not met was not visited', async () => {
    const t = await visited();
    expect(answer(await asks(t, t.tian, '龚铁生这个月走访了没有'))).toBe('龚*生 本月还没走访');
    const visit = (tags: readonly string[]) =>
      draft('key-person-visit', 'v1', '2024-03-10', { subjectIds: [t.tie.id], detail: { tags } });
    await kept(t, t.tian, visit(['nobody']));
    expect(answer(await asks(t, t.tian, '龚铁生这个月走访了没有'))).toBe('龚*生 本月还没走访');
    await kept(t, t.tian, visit(['self']));
    expect(answer(await asks(t, t.tian, '龚铁生这个月走访了没有'))).toBe('龚*生 本月走访 1次：3月10日');
  });

  it('A-36: asked in a group, it is answered in private', async () => {
    const t = await visited();
    await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 陈小满这个月走访了没有');
    expect(t.heard(t.xiongfeng.group)).toEqual(['已私发给您']);
    expect(answer(t.last(t.tian.chat))).toBe('陈*满 本月走访 2次：3月8日、3月12日');
    await t.type(t.su, t.miyuan.group, '@护蕾助手 陈小满这个月走访了没有');
    expect(t.last(t.miyuan.group)).not.toMatch(/陈|3月8日/);
  });

  it('a name that two villages share is the asked village’s, or both with their village', async () => {
    const t = await visited();
    expect(answer(await asks(t, t.xiang, '王小雨这个月走访了没有'))).toBe('王*雨 本月走访 1次：3月9日');
    expect(answer(await asks(t, t.tian, '王小雨这个月走访了没有'))).toBe('王*雨 本月还没走访');
    const both = await asks(t, t.su, '王小雨这个月走访了没有');
    expect(both).toContain('雄风村 王*雨 本月还没走访');
    expect(both).toContain('密园村 王*雨 本月走访 1次：3月9日');
  });

  it('C-02: the first half month is told by its own quota; few persons only to their village and the office', async () => {
    const t = await visited();
    const lines = '雄风村 1/6\n密园村 1/1\n';
    expect(await asks(t, t.su, '上半月各村走访情况')).toContain(`全镇 3月上半月 未成年人走访 少量\n${lines}`);
    expect(await asks(t, t.jiang, '上半月各村走访情况')).toContain('雄风村 1/6\n密园村 少量\n');
    t.setNow('2024-03-20T10:00');
    expect(await asks(t, t.su, '上半月各村走访情况')).toContain(lines);
  });

  it('A-36: a week’s visits are counted, in a group never a number of few persons', async () => {
    const t = await visited();
    expect(answer(await asks(t, t.tian, '这周走访了几次'))).toBe('雄风村 3月11日至17日 未成年人走访 1人次');
    await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 这周走访了几次');
    expect(answer(t.last(t.xiongfeng.group))).toBe('雄风村 3月11日至17日 未成年人走访 少量');
    expect(await asks(t, t.xiang, '昨天走访了几次')).toContain('密园村 3月14日 还没有登记未成年人走访');
  });
});
