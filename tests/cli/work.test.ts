import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { commit } from '../../src/db/db.ts';
import { addRecord, moveTo } from '../../src/db/record-changes.ts';
import { recordById } from '../../src/db/records.ts';
import { registerFiles } from '../../src/db/register-files.ts';
import { callsIn } from '../../src/db/settings.ts';
import { allUnits } from '../../src/db/units.ts';
import { momentOf } from '../../src/domain/calendar.ts';
import type { Draft } from '../../src/domain/record.ts';
import { app, GROUP, township } from '../sandbox/township.ts';
import { type Desk, idNumber, openDesk, openTownshipDesk } from './desk.ts';

const keys =
  'id kind duty_ids unit occurred_on times count subject_ids subject_kind evidence_state status late reported_by source message_id recorded_at corrects detail'.split(
    ' ',
  );

async function playedTwice(desk: Desk): Promise<void> {
  await desk.look(async ({ db }) => {
    const unitId = (await allUnits(db))[0]?.id ?? '';
    const draft: Draft = {
      kind: 'broadcast',
      unitId,
      occurredOn: '2024-03-15',
      times: ['12:00', '08:00'],
      count: 2,
      subjectIds: [],
      detail: { content: 'standard' },
      evidenceState: 'exempt',
    };
    const at = momentOf('2024-03-15', '12:30');
    const entry = { by: 'somebody', onBehalf: false, source: 'text', late: false, at, cause: 'm1' } as const;
    await commit(db, await addRecord(db, 'r1', draft, entry));
    await commit(db, await addRecord(db, 'r2', { ...draft, times: ['08:00'], count: 1 }, entry));
    const second = await recordById(db, 'r2');
    if (second !== undefined) await commit(db, moveTo(db, second, 'void', entry));
  });
}

const march = ['export', 'records', '--kind', 'broadcast', '--from', '2024-03-01', '--to', '2024-03-31'] as const;

it('exported records have exactly the agreed keys, whatever became of them', async () => {
  const desk = await openTownshipDesk();
  await playedTwice(desk);
  const { out, status } = await desk.hulei(...march);
  const rows = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(status).toBe(0);
  expect(rows.map((row) => Object.keys(row))).toEqual([keys, keys]);
  expect(rows[0]).toMatchObject({
    duty_ids: ['F-A-CJ-5b'],
    unit: '雄风村',
    times: ['08:00', '12:00'],
    subject_kind: null,
    message_id: null,
    recorded_at: '2024-03-15T12:30:00+08:00',
  });
  expect(rows.map(({ status: state }) => state)).toEqual(['valid', 'void']);
});

it('a visit says of what kind its subjects are, and nothing that names them', async () => {
  const desk = await openTownshipDesk();
  const row = ['王小明', idNumber('2012-05-06', 1), '雄风村', '留守'];
  await desk.hulei('register', 'import', 'L-F01', desk.table(['姓名', '身份证号码', '村', '类别'], row), '--apply');
  await desk.look(async ({ db }) => {
    const [file] = await registerFiles(db, 'L-F01');
    const draft: Draft = {
      kind: 'minor-visit',
      unitId: file?.unitId ?? '',
      occurredOn: '2024-03-15',
      times: [],
      count: 1,
      subjectIds: [file?.id ?? ''],
      detail: { service: 'care', present: ['minor'], signature: 'signed' },
      privateDetail: { help: '王小明想要一本字典' },
      evidenceState: 'claimed',
    };
    const at = momentOf('2024-03-15', '12:30');
    const entry = { by: 'somebody', onBehalf: false, source: 'card', late: false, at, cause: 'm2' } as const;
    await commit(db, await addRecord(db, 'v1', draft, entry));
  });
  const { out } = await desk.hulei('export', 'records', '--kind', 'minor-visit', ...march.slice(4));
  expect(JSON.parse(out)).toMatchObject({ subject_kind: 'minor', duty_ids: ['F-A-CJ-1b'] });
  expect(out).not.toMatch(/王|字典|000000/);
});

it('records come as csv and xlsx too, of one unit when asked', async () => {
  const desk = await openTownshipDesk();
  await playedTwice(desk);
  const csv = await desk.hulei(...march, '--format', 'csv', '--unit', '雄风村');
  expect(csv.out.split('\r\n')).toHaveLength(4);
  expect(csv.out.split('\r\n')[0]).toBe(keys.join(','));
  const file = join(desk.folder, 'records.xlsx');
  expect((await desk.hulei(...march, '--format', 'xlsx', '--out', file)).notes).toContain('2 条');
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  expect((await desk.hulei(...march, '--unit', '密园村')).out).toBe('');
  expect(await desk.hulei(...march, '--unit', '外星村')).toMatchObject({ status: 1 });
});

it.each([
  [['export', 'records', '--kind', 'gossip', '--from', '2024-03-01', '--to', '2024-03-31'], '--kind 只能是'],
  [['export', 'records', '--kind', 'broadcast', '--from', '2024-02-30', '--to', '2024-03-31'], '--from 要写成'],
  [['export', 'records', '--kind', 'broadcast', '--from', '2024-03-31', '--to', '2024-03-01'], '结束比开始还早'],
  [['export', 'records', '--kind', 'broadcast', '--from', '2024-03-01'], '还缺 --to'],
  [['campaign', 'set'], '还缺 --from 或 --to'],
  [['job', 'run', 'gossip'], '没有“gossip”这个任务'],
  [['tick', '--at', 'noon'], '--at 要写成'],
  [['register', 'import', 'L-F01'], '还缺 FILE'],
  [['jobs', 'now'], '多了“now”'],
  [['jobs', '--fast'], '没有 --fast 这个选项'],
  [['bulletin', 'build'], '--month 要写成'],
  [['gossip'], '没有“gossip”这个命令'],
  [['groups'], 'groups 后面要接：bind'],
  [[], '请写一个命令'],
])('the command line %j is bad usage, with a sentence', async (args, sentence) => {
  const desk = await openTownshipDesk();
  const { status, notes, out } = await desk.hulei(...args);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(notes).toContain(sentence);
});

it('a due job runs once, whoever asks how often', async () => {
  const desk = await openTownshipDesk();
  await desk.hulei('groups', 'bind', 'oc_office', '--audience', 'office');
  const at = ['--at', '2024-03-15T20:50:00+08:00'];
  const first = await desk.hulei('job', 'run', 'daily-dispatch', ...at);
  expect(JSON.parse(first.out)).toEqual({ job: 'daily-dispatch', slot: '2024-03-15T20:50', outcome: 'done', posts: 1 });
  expect(first.notes).toContain('这是沙盒');
  expect((await desk.hulei('job', 'run', 'daily-dispatch', ...at)).out).toBe('');
  expect((await desk.hulei('tick', ...at)).out).not.toContain('daily-dispatch');
  expect((await desk.hulei('jobs')).out).toMatch(/daily-dispatch +每日工作小结 +每天 20:50 .*✅ 1条/);
});

it('no slot from before the database existed is made up', async () => {
  const desk = await openTownshipDesk();
  expect((await desk.hulei('tick', '--at', '2024-03-15T20:54:00+08:00')).out).toBe('');
});

it('the window of the campaign can be moved, and stays moved', async () => {
  const desk = await openTownshipDesk();
  await desk.hulei('campaign', 'set', '--to', '2025-06-30');
  expect((await desk.hulei('campaign', 'show')).out).toContain('2024-01-12 至 2025-06-30');
  expect(await desk.hulei('campaign', 'set', '--to', '2023-06-30')).toMatchObject({ status: 2 });
});

it('the doctor names what is missing and what to do in the console', async () => {
  const desk = await openTownshipDesk();
  const { status, out, notes } = await desk.hulei('doctor');
  expect(status).toBe(1);
  expect(out).toMatch(/^1\. /);
  expect(out).toContain('还缺办公室、领导、派出所');
  for (const step of ['im:message:send_as_bot', 'im.message.receive_v1', 'card.action.trigger', 'minor-visit', '发布'])
    expect(out).toContain(step);
  expect(notes).toContain('有 1 项不行');
});

it('settings that do not fit end with 78 and a sentence for each', async () => {
  expect(await openDesk({ CAMPAIGN: 'atlantis' }).hulei('jobs')).toMatchObject({ status: 78 });
  const bad = await openDesk({ LARK_APP_ID: 'nonsense', PORT: 'door' }).hulei('doctor');
  expect(bad.status).toBe(78);
  expect(bad.notes.split('\n')).toHaveLength(2);
});

it('the doctor names the groups nobody bound, and what it asks of Feishu counts against the month', async () => {
  const standIn = await township();
  onTestFinished(() => standIn.close());
  const desk = await openTownshipDesk({
    LARK_APP_ID: app.appId,
    LARK_APP_SECRET: app.appSecret,
    LARK_DOMAIN: standIn.url,
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  expect((await desk.hulei('doctor')).out).toContain(`在 1 个群里，还没登记的：调度群 ${GROUP}`);
  expect(await desk.look(({ db }) => callsIn(db, '2024-03'))).toBe(3);
});
