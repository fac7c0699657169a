import { pictureQuestionsCard } from '../cards/picture-questions.ts';
import { answerPictureQuestion, picturedWork, pictureQuestion, pictureQuestionsOf } from '../db/picture-questions.ts';
import { Refusal } from '../errors.ts';
import { type Answer, defineCommand, type Desk, type Pressed, privately } from './define.ts';

/** Settles one question of a morning's card and shows the card as it stands then. The first answer stands. */
async function settle(desk: Desk, { args }: Pressed, answer: 'fine' | 'asking'): Promise<Answer> {
  const { db, units, campaign, actor } = desk;
  const question = await pictureQuestion(db, args['id'] ?? '');
  if (question === undefined || question.askedOn === null)
    throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  const settled = (await pictureQuestionsOf(db, question.askedOn)).map((one) =>
    one.id === question.id ? { ...one, answer: one.answer ?? answer } : one,
  );
  const works = await picturedWork(
    db,
    settled.flatMap(({ pictureId, likeId }) => (likeId === null ? [pictureId] : [pictureId, likeId])),
  );
  return privately(pictureQuestionsCard({ questions: settled, works, units, campaign }), {
    writes: [answerPictureQuestion(db, question.id, answer, { id: actor.id, at: desk.now })],
  });
}

/** 照片想请您看一眼: the office settles what it was asked about pictures. Nothing follows from an answer but quiet. */
export const pictureQuestionsCommand = defineCommand({
  name: 'picture-questions',
  title: '照片想请您看一眼',
  says: [],
  may: ['office-head'],
  presses: {
    fine: (desk, pressed) => settle(desk, pressed, 'fine'),
    ask: (desk, pressed) => settle(desk, pressed, 'asking'),
  },
});
