import type { Db, Write } from '../db/db.ts';
import { addReport, asPerson, numberOfForm, reportsOf } from '../db/outside.ts';
import type { Post } from '../db/outbox.ts';
import { allUnits } from '../db/units.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Campaign } from '../domain/campaign.ts';
import { clueNumber, type ClueStory } from '../domain/clue.ts';
import { type FieldValues, textOf } from '../domain/field.ts';
import { begin } from '../domain/matter-course.ts';
import { isPlaceReport, mostAnHour, type OutsidePlace } from '../domain/outside.ts';
import { Refusal } from '../errors.ts';
import { placeReportWorkflow } from '../workflows/place-report.ts';
import { reportClue } from './clue.ts';
import { type Desk, newId } from './define.ts';
import { carriedOut } from './matter-course.ts';
import { townOf } from './matter-desk.ts';

const HOUR = 3_600_000;

/** What came through a place’s page. `form` names the page that was filled: sent twice it is one report. */
export type FromOutside = { readonly place: OutsidePlace; readonly values: FieldValues; readonly form: string };

export type House = { readonly db: Db; readonly campaign: Campaign; readonly now: Date };

type Taken = {
  readonly about: string;
  readonly number: string;
  readonly writes: readonly Write[];
  readonly posts: readonly Post[];
};

/** A desk for somebody who has no chat: whatever is answered is answered by the page. */
const deskOutside = async ({ db, campaign, now }: House, place: OutsidePlace): Promise<Desk> => ({
  db,
  campaign,
  units: await allUnits(db),
  actor: asPerson(place),
  place: { chatId: '', type: 'p2p', bound: undefined },
  now,
  today: dayOf(now),
  cause: `outside:${newId()}`,
  via: 'message',
  messageId: undefined,
  images: [],
  tables: [],
});

/** What was told in free words, and where to call back. */
const wordsOf = (values: FieldValues): string => {
  const phone = textOf(values, 'phone');
  return [textOf(values, 'words') ?? '', phone === undefined ? '' : `回电：${phone}`]
    .filter((line) => line !== '')
    .join('\n');
};

/** WF1: the same clue as from inside, the place standing for whoever reports. */
async function asClue(desk: Desk, values: FieldValues): Promise<Taken> {
  const story: ClueStory = {
    situation: textOf(values, 'situation') ?? 'unsure',
    dangerNow: textOf(values, 'danger') === 'yes',
    told110: textOf(values, 'told110') === 'yes',
    village: desk.units.find(({ id }) => id === desk.actor.unitId)?.name ?? '',
    ageBand: 'unknown',
    words: wordsOf(values),
  };
  const { seen, writes, posts } = await reportClue(desk, story, { conflict: false, hide: false });
  const { id, number } = seen.clue.head;
  return { about: id, number, writes, posts };
}

/** WF7: to the police contact alone. */
async function asPlaceReport(desk: Desk, values: FieldValues): Promise<Taken> {
  const number = clueNumber([...crypto.getRandomValues(new Uint8Array(4))]);
  const place = {
    id: newId(),
    unitId: desk.actor.unitId,
    addressee: undefined,
    parentId: undefined,
    number: undefined,
  };
  const words = [number, wordsOf(values)].filter((line) => line !== '').join('\n');
  const said = { place: desk.actor.name, faults: ['minors'], words };
  const matter = begin(placeReportWorkflow, place, { by: desk.actor.id, at: desk.now, said });
  const seen = { town: await townOf(desk), workflow: placeReportWorkflow, matter, beneath: [] };
  const { writes, posts } = await carriedOut(desk, seen);
  return { about: matter.id, number, writes, posts };
}

/**
 * Decides on a report from outside (F-26d, F-26e, 未保法 art. 57); to be committed whole. A form that came before gets the
 * number it got then. Refuses a place that reports more often than anybody would.
 */
export async function reportFromOutside(
  house: House,
  { place, values, form }: FromOutside,
): Promise<Pick<Taken, 'number' | 'writes' | 'posts'>> {
  const known = await numberOfForm(house.db, form);
  if (known !== undefined) return { number: known, writes: [], posts: [] };
  const since = new Date(house.now.getTime() - HOUR);
  const { lately, ever } = await reportsOf(house.db, place.id, since);
  if (lately >= mostAnHour) throw new Refusal('too-late', '一小时内已经收到好几份了。还有情况请直接打110。');
  const desk = await deskOutside(house, place);
  const { about, number, writes, posts } = isPlaceReport(values)
    ? await asPlaceReport(desk, values)
    : await asClue(desk, values);
  const report = { reporterId: place.id, seq: ever + 1, about, number };
  return { number, posts, writes: [await addReport(house.db, report, form, house.now), ...writes] };
}
