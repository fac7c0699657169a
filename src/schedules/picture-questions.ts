import { pictureQuestionsCard } from '../cards/picture-questions.ts';
import { peopleWithRole } from '../db/people.ts';
import {
  allPictureQuestions,
  type KeptPicture,
  keptPictures,
  picturedWork,
  type PictureQuestion,
  putPictureQuestion,
} from '../db/picture-questions.ts';
import { addDays, dayOf, momentOf } from '../domain/calendar.ts';
import { type Doubt, isBurst, seenBefore, shotFar } from '../domain/picture.ts';
import type { RecordKind } from '../domain/record.ts';
import { defineJob, type Slot } from './define.ts';

/** Pictures of this many days are looked at again each morning: one may have found its record, or another, late. */
const lookBackDays = 7;
/** The most questions on one morning's card; the others wait for the next. */
const mostADay = 8;

const visits: readonly RecordKind[] = ['minor-visit', 'key-person-visit'];

type Found = { readonly picture: KeptPicture; readonly doubt: Doubt };

/** Hours in which one person entered thirty visits with pictures, each named by its first picture; one a day. */
function burstsAmong(pictures: readonly KeptPicture[], known: ReadonlySet<string>): Found[] {
  const days = new Map<string, Map<string, KeptPicture>>();
  for (const picture of pictures.filter(({ kind }) => visits.includes(kind))) {
    const key = `${picture.reportedBy}:${dayOf(picture.recordedAt)}`;
    const records = days.get(key) ?? new Map<string, KeptPicture>();
    if (!records.has(picture.recordId)) records.set(picture.recordId, picture);
    days.set(key, records);
  }
  return [...days.values()].flatMap((records) => {
    if ([...records.values()].some(({ id }) => known.has(id))) return [];
    const entries = [...records.values()].map((picture) => ({
      at: picture.recordedAt,
      visits: picture.count,
      picture,
    }));
    const burst = isBurst(entries);
    return burst === undefined ? [] : { picture: burst.first.picture, doubt: burst.doubt };
  });
}

function doubtsAmong(all: readonly KeptPicture[], { day, moment }: Slot, bursts: ReadonlySet<string>): Found[] {
  const since = momentOf(addDays(day, -lookBackDays));
  const isRecent = ({ receivedAt }: KeptPicture) => receivedAt >= since && receivedAt < moment;
  const recent = all.filter(isRecent);
  const far = recent.flatMap((picture) => {
    const doubt = shotFar(picture.takenOn, picture.statedOn);
    return doubt === undefined ? [] : { picture, doubt };
  });
  return [...seenBefore(all, isRecent), ...far, ...burstsAmong(recent, bursts)];
}

const numberOf = (doubt: Doubt): number =>
  doubt.reason === 'far' ? doubt.days : doubt.reason === 'burst' ? doubt.visits : 0;

const questionOf = ({ picture, doubt }: Found): PictureQuestion => ({
  id: crypto.randomUUID(),
  pictureId: picture.id,
  reason: doubt.reason,
  likeId: 'as' in doubt ? doubt.as : null,
  amount: numberOf(doubt),
  askedOn: null,
  answer: null,
});

/**
 * At 08:20 the head of the office is asked, in private and at most once a day, to look at pictures that came twice, were
 * taken far from their visit, or came thirty an hour. Nothing is counted otherwise for it, and nobody else hears of it.
 */
export const pictureQuestions = defineJob({
  name: 'picture-questions',
  title: '照片想请您看一眼',
  when: { at: ['08:20'] },
  catchUpDays: 0,
  movable: { hours: ['07:30', '18:00'], stops: true },

  async run({ db, campaign, units, slot }) {
    const heads = (await peopleWithRole(db, ['office-head'])).flatMap(({ id, openId }) =>
      openId === undefined ? [] : [{ id, openId }],
    );
    if (heads.length === 0) return {};
    const [known, all] = await Promise.all([allPictureQuestions(db), keptPictures(db)]);
    const asked = new Set(known.map(({ pictureId, reason }) => `${reason}:${pictureId}`));
    const bursts = new Set(known.filter(({ reason }) => reason === 'burst').map(({ pictureId }) => pictureId));
    const found = doubtsAmong(all, slot, bursts)
      .map(questionOf)
      .filter(({ pictureId, reason }) => !asked.has(`${reason}:${pictureId}`));
    const stands = new Set(all.map(({ id }) => id));
    const waiting = known.filter(({ askedOn, pictureId }) => askedOn === null && stands.has(pictureId));
    const open = [...waiting, ...found];
    const questions = open.slice(0, mostADay).map((one) => ({ ...one, askedOn: slot.day }));
    if (questions.length === 0) return {};
    const works = await picturedWork(
      db,
      questions.flatMap(({ pictureId, likeId }) => (likeId === null ? [pictureId] : [pictureId, likeId])),
    );
    const card = pictureQuestionsCard({ questions, works, units, campaign });
    return {
      writes: [...questions, ...open.slice(mostADay)].map((question) => putPictureQuestion(db, question)),
      posts: heads.map(({ id, openId }) => ({
        key: `picture-questions:${slot.day}:${id}`,
        to: { person: openId },
        content: { card },
      })),
    };
  },
});
