import type { Block, Button, Card } from '../cards/kit.ts';
import { buttons, card, md, note, text } from '../cards/kit.ts';
import { formCard, linesCard } from '../cards/record.ts';
import { type JobRun, lastRuns, moveJob, movesOf } from '../db/jobs.ts';
import { noteAudit } from '../db/settings.ts';
import { officeRoles } from '../domain/actor.ts';
import { isLocalTime, sayDay } from '../domain/calendar.ts';
import { type Field, type FieldFaults, type FieldValues, faultsOf, listOf, textOf } from '../domain/field.ts';
import { type DayOfMonth, isWithin, type Moved, whenMoved } from '../domain/job-calendar.ts';
import { Refusal } from '../errors.ts';
import type { Job } from '../schedules/define.ts';
import { jobNamed, jobs } from '../schedules/index.ts';
import { nextSlot, sayWhen } from '../schedules/when.ts';
import { type Answer, defineCommand, type Desk, nonce, press, type Pressed, privately, say } from './define.ts';

const name = 'job-calendar';
const shownRuns = 3;

const sayRun = ({ slot, outcome, attempts, posts }: JobRun): string =>
  `${slot.replace('T', ' ')} ${outcome === 'done' ? `✅ ${posts} 条` : `⚠️ 失败 ${attempts} 次`}`;

function sayNext(job: Job, moved: Moved | undefined, now: Date): string {
  if (moved?.off === true) return '停用中';
  const next = nextSlot(job.when, now, moved);
  return next === undefined ? '' : `下次 ${sayDay(next.day)} ${next.time}`;
}

const sayJob = (job: Job, moved: Moved | undefined, now: Date): string =>
  `${job.title} · ${sayWhen(whenMoved(job.when, moved))} · ${sayNext(job, moved, now)}`;

/** Every job the office may move, each one tap from it; the others folded away. */
async function calendar(desk: Desk): Promise<Answer> {
  const moves = await movesOf(desk.db);
  const line = (job: Job) => md`${sayJob(job, moves.get(job.name), desk.now)}`;
  const movable = jobs.filter((job) => job.movable !== undefined);
  const fixed = jobs.filter((job) => job.movable === undefined);
  return privately(
    card(
      '定时任务',
      'neutral',
      ...movable.map(
        (job): Block => ({
          kind: 'line',
          text: line(job),
          button: { label: '改', press: press(name, 'one', { job: job.name }) },
        }),
      ),
      {
        kind: 'fold',
        title: `不能改的 ${fixed.length} 项`,
        blocks: fixed.map((job) => ({ kind: 'text', text: line(job) })),
      },
      note(md`晚上9点到早上7点半不发消息。`),
    ),
  );
}

function jobOf(args: Pressed['args']): Job {
  const job = jobNamed(args['job'] ?? '');
  if (job?.movable === undefined) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  return job;
}

const sayDayOfMonth = (day: DayOfMonth): string => (day === 'last' ? '最后一天' : `${day}日`);
const movesHours = ({ movable, when }: Job): boolean => movable?.hours !== undefined && when.at.length === 1;

function fieldsOf(job: Job): Field[] {
  const [from, to] = job.movable?.hours ?? [];
  const days = job.movable?.days;
  return [
    ...(movesHours(job)
      ? [{ name: 'at', label: `几点（${from ?? ''} 到 ${to ?? ''}）`, kind: 'time' as const, required: true }]
      : []),
    ...(days === undefined
      ? []
      : [
          {
            name: 'days',
            label: `哪几天（${job.when.days?.length ?? 1} 天）`,
            kind: 'choices' as const,
            required: true,
            options: days.map((day) => [String(day), sayDayOfMonth(day)] as const),
          },
        ]),
  ];
}

const shownAs = (job: Job, moved: Moved | undefined): FieldValues => {
  const { at, days = [] } = whenMoved(job.when, moved);
  return { at: at[0] ?? '', days: days.map(String) };
};

async function jobCard(desk: Desk, job: Job, values?: FieldValues, faults: FieldFaults = {}): Promise<Card> {
  const moved = (await movesOf(desk.db)).get(job.name);
  const runs = await lastRuns(desk.db, job.name, shownRuns);
  const lead = [
    sayJob(job, moved, desk.now),
    runs.length === 0 ? '还没到过时间。' : `最近：${runs.map(sayRun).join('；')}`,
  ];
  const args = { job: job.name, nonce: nonce() };
  const fields = fieldsOf(job);
  const ways: Button[] = [
    ...(job.movable?.stops === true
      ? [
          moved?.off === true
            ? { label: '启用', press: press(name, 'start', args) }
            : { label: '停用', press: press(name, 'stop', args) },
        ]
      : []),
    { label: '全部任务', press: press(name, 'open', {}) },
  ];
  if (fields.length === 0)
    return card(job.title, 'neutral', ...lead.map((line) => text(md`${line}`)), buttons(...ways));
  return formCard({
    title: job.title,
    lead: lead.join('\n'),
    name,
    fields,
    values: values ?? shownAs(job, moved),
    faults,
    submit: [{ label: '改时间', style: 'primary', press: press(name, 'move', args) }, ...ways],
  });
}

/** Keeps what the office set, and notes who did. */
async function keep(desk: Desk, job: Job, moved: Moved, once: string | undefined, what: string): Promise<Answer> {
  const audit = { at: desk.now, personId: desk.actor.id, what: `job-${what}`, about: job.name };
  return say(
    linesCard(job.title, [sayJob(job, moved, desk.now)], { label: '全部任务', press: press(name, 'open', {}) }),
    {
      writes: [moveJob(desk.db, job.name, moved), await noteAudit(desk.db, audit)],
      ...(once === undefined ? {} : { once: `form:${once}` }),
    },
  );
}

async function move(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const job = jobOf(args);
  const known = (await movesOf(desk.db)).get(job.name) ?? {};
  const at = textOf(form, 'at') ?? '';
  const picked = listOf(form, 'days');
  // In the order they are declared: a slot keeps its name by its place among them.
  const days = (job.movable?.days ?? []).filter((day) => picked.includes(String(day)));
  const faults = { ...faultsOf(fieldsOf(job), form) };
  const hour: Moved = movesHours(job) && isLocalTime(at) ? { at } : {};
  if (!isWithin(job.movable, job.when, hour)) faults['at'] ??= `请填 ${job.movable?.hours?.join(' 到 ') ?? ''} 之间`;
  if (job.movable?.days !== undefined && !isWithin(job.movable, job.when, { days }))
    faults['days'] ??= `请选 ${job.when.days?.length ?? 1} 天`;
  if (Object.keys(faults).length > 0)
    return { reply: { kind: 'card', card: await jobCard(desk, job, form, faults), toast: '有一处要改，填的都还在' } };
  const moved: Moved = { ...known, ...hour, ...(job.movable?.days === undefined ? {} : { days }) };
  return keep(desk, job, moved, args['nonce'], 'moved');
}

async function toggle(desk: Desk, { args }: Pressed, off: boolean): Promise<Answer> {
  const job = jobOf(args);
  const { at, days } = (await movesOf(desk.db)).get(job.name) ?? {};
  if (!isWithin(job.movable, job.when, { off })) throw new Refusal('not-allowed', '这一项文件要求，不能停。');
  const moved: Moved = {
    ...(at === undefined ? {} : { at }),
    ...(days === undefined ? {} : { days }),
    ...(off ? { off } : { since: desk.now.getTime() }),
  };
  return keep(desk, job, moved, args['nonce'], off ? 'stopped' : 'started');
}

/** 定时任务: what runs when, how it ended last, and moving or stopping it within its rule, for the office. */
export const jobCalendarCommand = defineCommand({
  name,
  title: '定时任务',
  example: '定时任务',
  says: ['定时', '任务日历'],
  may: officeRoles,
  open: calendar,
  presses: {
    open: calendar,
    one: async (desk, { args }) => privately(await jobCard(desk, jobOf(args))),
    move,
    stop: (desk, pressed) => toggle(desk, pressed, true),
    start: (desk, pressed) => toggle(desk, pressed, false),
  },
});
