import { windowCard, windowEndedCard } from '../cards/clue-list.ts';
import type { Card } from '../cards/kit.ts';
import { type ClueWindow, endWindow, windowFor } from '../db/clue-windows.ts';
import { callOff, type Post } from '../db/outbox.ts';
import type { Person } from '../domain/actor.ts';
import { dayOf, sayDay, timeOf } from '../domain/calendar.ts';
import { hoursAfter, medicalHours, medicalReminders } from '../domain/clue-clock.ts';
import { type Answer, type Desk, press, type Pressed, privately } from './define.ts';

const name = 'clue';

/** The window as its cards show it: the number and the moment from which it counts. */
export type Counted = Pick<ClueWindow, 'clueId' | 'number' | 'countsFrom'>;

export function sayUntil({ countsFrom }: Pick<Counted, 'countsFrom'>): string {
  const until = hoursAfter(countsFrom, medicalHours);
  return `${sayDay(dayOf(until))} ${timeOf(until)}`;
}

const cardOf = (window: Counted, left: string | undefined): Card =>
  windowCard({
    number: window.number,
    until: sayUntil(window),
    left,
    answers: [
      { label: '已处置：是', style: 'primary', press: press(name, 'window-end', { id: window.clueId, done: 'yes' }) },
      { label: '已处置：否', press: press(name, 'window-end', { id: window.clueId, done: 'no' }) },
    ],
  });

const keys = (clueId: string) => `${clueId}:72h`;
const reminderKeys = (clueId: string, said: string) => `${keys(clueId)}:${said}:`;

/** 1, 24, 48 and 66 hours after the event, what of that is still to come. `said` is the reporter’s word of when it was. */
export function countdown(window: Counted, said: string, people: readonly Person[], now: Date): Post[] {
  return medicalReminders.flatMap((hours) => {
    const notBefore = hoursAfter(window.countsFrom, hours);
    if (notBefore <= now) return [];
    const card = cardOf(window, `还剩 ${medicalHours - hours} 小时`);
    return people.flatMap(({ id, openId }): Post[] => {
      if (openId === undefined) return [];
      const key = `${reminderKeys(window.clueId, said)}${hours}:${id}`;
      return [{ key, to: { person: openId }, content: { card }, priority: 0, notBefore }];
    });
  });
}

/** The clinic is told at once, urgently: a number and the hours, no more (F-A-WS-3, T-04). */
export function toldClinic(window: Counted, people: readonly Person[]): Post[] {
  return people.flatMap(({ id, openId }): Post[] => {
    if (openId === undefined) return [];
    const key = `${keys(window.clueId)}-told:${id}`;
    return [
      { key, to: { person: openId }, content: { card: cardOf(window, undefined) }, priority: 0 },
      { key: `${key}:at-once`, to: { urgent: key, people: [openId] }, priority: 0 },
    ];
  });
}

/** Calls the countdown off that was made before the reporter said when it was. */
export const countdownOff = (desk: Desk, clueId: string, said: string) => callOff(desk.db, reminderKeys(clueId, said));

/** The window as it stands, for somebody at the clinic. */
export async function showWindow(desk: Desk, { args }: Pressed): Promise<Answer> {
  const window = await windowFor(desk.db, desk.actor, args['id'] ?? '');
  return privately(
    window.endedAt === null ? cardOf(window, undefined) : windowEndedCard(window.number, window.done === true),
  );
}

/** Yes or no ends the countdown for everybody at the clinic; whoever presses after gets the first one’s answer. */
export async function endedWindow(desk: Desk, { args }: Pressed): Promise<Answer> {
  const window = await windowFor(desk.db, desk.actor, args['id'] ?? '');
  const done = args['done'] === 'yes';
  return privately(windowEndedCard(window.number, done), {
    writes: [endWindow(desk.db, window.clueId, done, desk.actor.id, desk.now), callOff(desk.db, keys(window.clueId))],
    once: `${keys(window.clueId)}-ended`,
  });
}
