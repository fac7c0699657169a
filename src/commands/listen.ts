import { linesCard } from '../cards/record.ts';
import { openQuestion, type Question, settleQuestion } from '../db/questions.ts';
import { type KeptRecord, lastRecordBy } from '../db/records.ts';
import { isVillager, type Role, townshipRoles } from '../domain/actor.ts';
import { isoOf } from '../domain/calendar.ts';
import type { Block, Card } from '../cards/kit.ts';
import { md, text as textBlock } from '../cards/kit.ts';
import type { Context, LastRecord, Meaning, MeaningOf, SpeakerRole, Understood } from '../understanding/meaning.ts';
import { anonymous } from '../understanding/anonymous.ts';
import { understand } from '../understanding/understand.ts';
import { questionSince } from './choice.ts';
import { type Answer, type Desk, mayUse, privately, say, silence, toast, villages } from './define.ts';
import { commandCalled, commands } from './index.ts';
import { intentOfKind, lastRecordSince } from './last-record.ts';
import { lexiconFor } from './lexicon.ts';
import { misreadButton } from './misread.ts';
import { takePictures } from './pictures.ts';
import { takeTables } from './register-import.ts';

const speakerRoles: Partial<Record<Role, SpeakerRole>> = {
  leader: 'leader',
  police: 'police',
  school: 'school',
  clinic: 'health',
  'unit-clerk': 'market',
};

const speakerRole = (desk: Desk): SpeakerRole =>
  isVillager(desk.actor) ? 'village_cadre' : (speakerRoles[desk.actor.role] ?? 'office');

function lastRecordOf(desk: Desk, record: KeptRecord): LastRecord {
  const village = desk.units.find((unit) => unit.id === record.unitId)?.name;
  return {
    intent: intentOfKind[record.kind] ?? record.kind,
    ...(village === undefined ? {} : { village }),
    date: record.occurredOn,
    count: record.count,
    times: record.times,
  };
}

async function contextOf(desk: Desk, question: Question | undefined): Promise<Context> {
  const last = await lastRecordBy(desk.db, desk.actor.id, desk.place.chatId, lastRecordSince(desk.now));
  const bound = villages(desk).find((unit) => unit.id === desk.place.bound?.unitId);
  const own = villages(desk).find((unit) => unit.id === desk.actor.unitId);
  const unit = desk.units.find((one) => one.id === desk.actor.unitId && one.kind === 'department')?.name;
  return {
    village: own?.name ?? bound?.name ?? null,
    role: speakerRole(desk),
    chat: desk.place.type,
    now: isoOf(desk.now),
    ...(unit === undefined ? {} : { unit }),
    ...(desk.images.length === 0 ? {} : { attachments: desk.images.map(() => 'image') }),
    ...(question === undefined ? {} : { pending: question.about }),
    ...(last === undefined || last.status === 'void' ? {} : { last_record: lastRecordOf(desk, last) }),
  };
}

const doubtful = (slots: Meaning['slots']): boolean =>
  'needs_confirm' in slots
    ? slots.needs_confirm === true
    : ('conflict' in slots && slots.conflict !== undefined) || ('missing' in slots && slots.missing !== undefined);

/** Hands one meaning to the command that hears its intent. */
async function heardAs<I extends Meaning['intent']>(
  desk: Desk,
  intent: I,
  slots: MeaningOf<I>['slots'],
  confirm: boolean,
): Promise<Answer | undefined> {
  for (const command of commands) {
    const hears = command.hears?.[intent];
    if (hears === undefined) continue;
    if (!mayUse(command, desk.actor.role)) return toast('您没有这项权限，需要请找办公室', 'warning');
    return hears(desk, slots, confirm);
  }
  return undefined;
}

/** A card as a part of another. What is done keeps no buttons: a press on one would replace the others' words. */
const plainBlocks = (card: Card): Block[] => [
  textBlock(md`**${card.title}**`),
  ...card.blocks.filter(
    (block) => block.kind === 'text' || (card.tone !== 'done' && (block.kind === 'buttons' || block.kind === 'line')),
  ),
];

/** Several things in one line: one card that says each, one commit that keeps all. */
function together(answers: readonly Answer[]): Answer {
  const cards = answers.flatMap(({ reply }) =>
    reply.kind === 'card' || reply.kind === 'privately' ? [reply.card] : [],
  );
  const [first] = cards;
  if (first === undefined) return answers[0] ?? silence();
  const more = {
    writes: answers.flatMap((answer) => answer.writes ?? []),
    posts: answers.flatMap((answer) => answer.posts ?? []),
  };
  if (cards.length === 1) return say(first, more);
  const tone = cards.every((card) => card.tone === 'done') ? 'done' : 'needs-you';
  const forms = answers.some(({ reply }) => reply.kind === 'privately');
  const card: Card = { title: `收到 ${cards.length} 件事`, tone, blocks: cards.flatMap(plainBlocks) };
  return forms ? privately(card, more) : say(card, more);
}

async function heardTogether(desk: Desk, items: readonly Meaning[]): Promise<Answer> {
  const answers: Answer[] = [];
  for (const item of items) {
    const answer = await heardAs(desk, item.intent, item.slots, doubtful(item.slots));
    if (answer !== undefined) answers.push(answer);
  }
  return together(answers);
}

/** What somebody of that office is most likely to want to say. */
function exampleFor({ actor }: Desk): string {
  if (isVillager(actor)) return '村村响播了3次，8点12点18点';
  return townshipRoles.includes(actor.role) ? '全镇情况' : '我的待办';
}

const hint = (desk: Desk): Answer => {
  const { openId } = desk.actor;
  if (desk.place.type === 'group' || openId === undefined) return silence();
  const card = linesCard(
    '没有登记',
    [`没看出要登记什么。可以说“${exampleFor(desk)}”，或说“帮助”。`],
    ...misreadButton(desk),
  );
  return silence({
    posts: [{ key: `hint:${desk.actor.id}:${desk.today}`, to: { person: openId }, content: { card }, priority: 1 }],
  });
};

/** A question gets the due days; anything else that records nothing gets silence, in private a hint once a day. */
async function heardNothing(desk: Desk, meaning: Extract<Understood, { intent: 'none' }>): Promise<Answer> {
  const { reason } = meaning.slots;
  if (reason === 'question' || reason === 'hypothetical')
    return (await commandCalled('截止时间')?.open?.(desk)) ?? silence();
  if (reason === 'media_only' && desk.images.length > 0 && desk.place.type === 'p2p') return takePictures(desk);
  if (reason === 'visit_not_completed' || reason === 'phone_not_visit') {
    return privately(linesCard('没有计入走访', ['没见到人或只打了电话，不算一次走访。见到了再登记就行。']));
  }
  return hint(desk);
}

/** A line in a form of words that belongs to one command (教一个词：…). */
async function heardInOwnWords(desk: Desk, line: string): Promise<Answer | undefined> {
  for (const command of commands) {
    const answer = await command.typed?.(desk, line);
    if (answer !== undefined)
      return mayUse(command, desk.actor.role) ? answer : toast('您没有这项权限，需要请找办公室', 'warning');
  }
  return undefined;
}

async function heardLine(desk: Desk, line: string, question: Question | undefined): Promise<Answer> {
  const answered =
    question === undefined
      ? undefined
      : await commands
          .find((command) => question.about in (command.answers ?? {}))
          ?.answers?.[question.about]?.(desk, line, question.draft);
  if (answered !== undefined) return answered;
  const called = commandCalled(line);
  if (called?.open !== undefined)
    return mayUse(called, desk.actor.role) ? called.open(desk) : toast('您没有这项权限，需要请找办公室', 'warning');
  const own = await heardInOwnWords(desk, line);
  if (own !== undefined) return own;
  const lexicon = await lexiconFor(desk);
  const meaning = understand(line, await contextOf(desk, question), lexicon);
  const heard = { line: anonymous(line, lexicon), takenFor: meaning.intent };
  return heardAsMeant({ ...desk, heard, ...(desk.place.type === 'p2p' ? { words: line } : {}) }, meaning);
}

async function heardAsMeant(desk: Desk, meaning: Understood): Promise<Answer> {
  if (meaning.intent === 'multi') return heardTogether(desk, meaning.slots.items);
  if (meaning.intent === 'none') return heardNothing(desk, meaning);
  return (
    (await heardAs(desk, meaning.intent, meaning.slots, meaning.confirm)) ??
    say(linesCard('这一项还不能在这里登记', ['请先照原来的办法报，没有保存。']))
  );
}

/** What a typed line leads to. Whatever was asked before is settled by any answer that is not silence. */
export async function listen(desk: Desk, line: string): Promise<Answer> {
  const words = line.trim().replace(/[。！!]+$/, '');
  if (words === '' && desk.tables.length > 0) return takeTables(desk);
  if (words === '' && desk.images.length > 0) return desk.place.type === 'p2p' ? takePictures(desk) : silence();
  const question = await openQuestion(desk.db, desk.actor.id, desk.place.chatId, questionSince(desk.now));
  const answer = await heardLine(desk, words, question);
  if (question === undefined || answer.reply.kind === 'silence') return answer;
  return { ...answer, writes: [settleQuestion(desk.db, desk.actor.id, desk.place.chatId), ...(answer.writes ?? [])] };
}
