import type { Unit } from '../domain/actor.ts';
import { type LocalDate, sayDay } from '../domain/calendar.ts';
import { type Campaign, dutiesMetBy } from '../domain/campaign.ts';
import type { DoubtReason } from '../domain/picture.ts';
import type { RecordKind } from '../domain/record.ts';
import { type Block, buttons, type Card, card, md, note, text } from './kit.ts';

type Question = {
  readonly id: string;
  readonly pictureId: string;
  readonly reason: DoubtReason;
  readonly likeId: string | null;
  readonly amount: number;
  readonly answer: 'fine' | 'asking' | null;
};

/** The work a picture was sent for. Whom it was about is not said. */
type Work = {
  readonly unitId: string;
  readonly occurredOn: LocalDate;
  readonly kind: RecordKind;
  readonly reporter: string;
  readonly takenOn: LocalDate | undefined;
};

export type PictureQuestionsView = {
  readonly questions: readonly Question[];
  /** The work behind the pictures, by picture. */
  readonly works: ReadonlyMap<string, Work>;
  readonly units: readonly Unit[];
  readonly campaign: Campaign;
};

const answers = { fine: '看过了，没问题', asking: '我去问问' } as const;

const unitName = ({ units }: PictureQuestionsView, id: string): string =>
  units.find((unit) => unit.id === id)?.name ?? '';

function sayReason(view: PictureQuestionsView, { reason, amount, likeId, pictureId }: Question): string {
  const like = likeId === null ? undefined : view.works.get(likeId);
  const earlier =
    like === undefined ? '之前一张' : `${unitName(view, like.unitId)}${sayDay(like.occurredOn)}登记的那张`;
  const takenOn = view.works.get(pictureId)?.takenOn;
  switch (reason) {
    case 'same':
      return `照片和${earlier}是同一张`;
    case 'alike':
      return `照片和${earlier}很像`;
    case 'far':
      return `照片${takenOn === undefined ? '' : `是${sayDay(takenOn)}拍的，`}和登记的日子差${amount}天`;
    case 'burst':
      return `一个小时里登记了${amount}人次，都带照片`;
  }
}

function blocksOf(view: PictureQuestionsView, question: Question): Block[] {
  const work = view.works.get(question.pictureId);
  if (work === undefined) return [];
  const title = dutiesMetBy(view.campaign, work.kind)[0]?.title ?? '登记';
  const line = md`**${unitName(view, work.unitId)}** ${sayDay(work.occurredOn)} ${title}（${work.reporter}登记）：${sayReason(view, question)}。`;
  if (question.answer !== null) return [text(line), note(md`✓ ${answers[question.answer]}`)];
  const press = (step: string) => ({ command: 'picture-questions', step, args: { id: question.id } });
  return [
    text(line),
    buttons({ label: answers.fine, press: press('fine') }, { label: answers.asking, press: press('ask') }),
  ];
}

/** 有 2 处想请您看一眼: what may be worth a look, for the office alone. It judges nobody and scores nothing. */
export function pictureQuestionsCard(view: PictureQuestionsView): Card {
  const open = view.questions.filter(({ answer }) => answer === null).length;
  return card(
    open === 0 ? `${view.questions.length} 处都看过了` : `有 ${open} 处想请您看一眼`,
    open === 0 ? 'closed' : 'neutral',
    ...view.questions.flatMap((question) => blocksOf(view, question)),
    note(md`常有说得通的缘由，只是问您一声：次数照算，也没有告诉别人。`),
  );
}
