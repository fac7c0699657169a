import { and, eq, max, ne } from 'drizzle-orm';
import { isLocalDate, isLocalTime } from '../domain/calendar.ts';
import type { Answered, CalledMeeting } from '../domain/meeting.ts';
import { type Db, type Write, write } from './db.ts';
import { meetingChanges, meetingPeople, meetings } from './schema-meetings.ts';

const place = (id: string) => `meetings:${id}:agenda`;

/** Somebody called to a meeting, and the answer so far. */
export type Called = { readonly personId: string; readonly answer: Answered | undefined };

type Change = { readonly by: string; readonly at: Date };

/** A change is its meeting's next version: whoever decided on an older one fails at the commit. */
const changed = (
  db: Db,
  { id, version }: Pick<CalledMeeting, 'id' | 'version'>,
  what: (typeof meetingChanges.$inferInsert)['what'],
  { by, at }: Change,
): Write[] => [
  write(db.q.insert(meetingChanges).values({ meetingId: id, version, what, by, at })),
  write(db.q.update(meetings).set({ version }).where(eq(meetings.id, id))),
];

const rowOf = async (db: Db, meeting: CalledMeeting) => {
  const { agenda, kinds, unitIds, ...rest } = meeting;
  const agendaSealed = await db.vault.seal(agenda, place(meeting.id));
  return { ...rest, kinds: [...kinds], unitIds: [...unitIds], agendaSealed };
};

const callPeople = (db: Db, meetingId: string, people: readonly string[]): Write[] =>
  people.map((personId) => write(db.q.insert(meetingPeople).values({ meetingId, personId }).onConflictDoNothing()));

/** Calls a meeting, version 1. */
export const addMeeting = async (
  db: Db,
  meeting: CalledMeeting,
  people: readonly string[],
  change: Change,
): Promise<Write[]> => [
  write(db.q.insert(meetings).values(await rowOf(db, meeting))),
  ...changed(db, meeting, 'called', change),
  ...callPeople(db, meeting.id, people),
];

/** Puts a meeting as it is from now on, for the people named; `anew` forgets what was answered before. */
export const changeMeeting = async (
  db: Db,
  meeting: CalledMeeting,
  people: { readonly stay: readonly string[]; readonly leave: readonly string[]; readonly anew: boolean },
  change: Change,
): Promise<Write[]> => [
  ...changed(db, meeting, meeting.cancelled ? 'cancelled' : 'changed', change),
  write(
    db.q
      .update(meetings)
      .set(await rowOf(db, meeting))
      .where(eq(meetings.id, meeting.id)),
  ),
  ...(people.anew
    ? [
        write(
          db.q
            .update(meetingPeople)
            .set({ answer: null, answeredAt: null })
            .where(eq(meetingPeople.meetingId, meeting.id)),
        ),
      ]
    : []),
  ...people.leave.map((personId) =>
    write(
      db.q
        .delete(meetingPeople)
        .where(and(eq(meetingPeople.meetingId, meeting.id), eq(meetingPeople.personId, personId))),
    ),
  ),
  ...callPeople(db, meeting.id, people.stay),
];

/** One answer a person: the newest. */
export const answerMeeting = (
  db: Db,
  meeting: Pick<CalledMeeting, 'id' | 'version'>,
  answer: Answered,
  { by, at }: Change,
): Write[] => [
  ...changed(db, { id: meeting.id, version: meeting.version + 1 }, 'answered', { by, at }),
  write(
    db.q
      .update(meetingPeople)
      .set({ answer, answeredAt: at })
      .where(and(eq(meetingPeople.meetingId, meeting.id), eq(meetingPeople.personId, by))),
  ),
];

/** A meeting with everybody it called. `round` is the version its notices were sent as. */
export type MeetingAsCalled = {
  readonly meeting: CalledMeeting;
  readonly round: number;
  readonly called: readonly Called[];
};

export async function meetingById(db: Db, id: string): Promise<MeetingAsCalled | undefined> {
  const row = await db.q.select().from(meetings).where(eq(meetings.id, id)).get();
  if (row === undefined) return undefined;
  const { agendaSealed, day, time, ...rest } = row;
  if (!isLocalDate(day) || !isLocalTime(time)) throw new Error('a stored meeting has no day or time');
  const sent = await db.q
    .select({ round: max(meetingChanges.version) })
    .from(meetingChanges)
    .where(and(eq(meetingChanges.meetingId, id), ne(meetingChanges.what, 'answered')))
    .get();
  const people = await db.q.select().from(meetingPeople).where(eq(meetingPeople.meetingId, id));
  return {
    round: sent?.round ?? 1,
    meeting: { ...rest, day, time, agenda: await db.vault.open(agendaSealed, place(id)) },
    called: people.map(({ personId, answer }) => ({ personId, answer: answer ?? undefined })),
  };
}
