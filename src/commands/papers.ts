import { questionCard } from '../cards/record.ts';
import { registerCard } from '../cards/registers.ts';
import type { Unit } from '../domain/actor.ts';
import { isLocalDate, monthOf, sayMonth } from '../domain/calendar.ts';
import { type Period, periodOf, previousPeriod } from '../domain/period.ts';
import { Refusal } from '../errors.ts';
import { printForms } from '../papers/index.ts';
import type { PrintForm } from '../papers/print-form.ts';
import { type Answer, defineCommand, type Desk, nonce, press, type Pressed, privately, toast } from './define.ts';
import { unitsOfForm } from './paper-facts.ts';
import { paperPost } from './paper-post.ts';

const name = 'papers';

type Args = Pressed['args'];

const thisMonth = (desk: Desk): Period => periodOf('month', desk.today);

/** This month or an earlier one; of what is to come nothing is known. */
function monthIn(desk: Desk, args: Args): Period {
  const first = `${args['month'] ?? ''}-01`;
  return isLocalDate(first) && first <= desk.today ? periodOf('month', first) : thisMonth(desk);
}

function formIn(desk: Desk, args: Args): { form: PrintForm; units: readonly Unit[] } {
  const form = printForms.find(({ id }) => id === args['form']);
  const units = form === undefined ? [] : unitsOfForm(desk, form);
  if (form === undefined || units.length === 0) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  return { form, units };
}

/** Queues the paper for the actor's private chat, wherever it was asked for. From one card each is sent once. */
async function send(desk: Desk, form: PrintForm, month: Period, units: readonly Unit[], card: string): Promise<Answer> {
  const { key, post, writes } = await paperPost(desk, { form, months: [month], units }, card);
  return toast('已发到您的私聊', 'success', { posts: [post], writes, once: key });
}

/** Asks for which village, where the actor may have it for several. */
function whichVillage(form: PrintForm, month: Period, units: readonly Unit[], card: string): Answer {
  const choices = units.map((unit) => ({
    label: unit.name,
    press: press(name, 'print', { form: form.id, month: month.key, unit: unit.id, card }),
  }));
  return privately(questionCard(form.title, `${sayMonth(month.first)}，要哪个村的？`, choices));
}

const openMonth = (desk: Desk, month: Period): Answer => {
  const card = nonce();
  const lines = printForms
    .filter((form) => unitsOfForm(desk, form).length > 0)
    .map((form) => ({
      line: form.title,
      button: { label: '发给我', press: press(name, 'print', { form: form.id, month: month.key, card }) },
    }));
  const other = month.key === thisMonth(desk).key ? previousPeriod(month) : thisMonth(desk);
  const swap = { label: `换成${sayMonth(other.first)}`, press: press(name, 'open', { month: other.key }) };
  return privately(registerCard(`打印表格（${sayMonth(month.first)}）`, lines, lines.length === 0 ? [] : [swap]));
};

async function print(desk: Desk, { args }: Pressed): Promise<Answer> {
  const { form, units } = formIn(desk, args);
  const month = monthIn(desk, args);
  const card = args['card'] ?? nonce();
  if (form.per === 'units') return send(desk, form, month, units, card);
  const [only, another] = args['unit'] === undefined ? units : units.filter(({ id }) => id === args['unit']);
  if (only === undefined) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  return another === undefined ? send(desk, form, month, [only], card) : whichVillage(form, month, units, card);
}

const monthSaid = (desk: Desk, said: string | undefined): Period => {
  const now = thisMonth(desk);
  if (said === '上月' || said === '上个月') return previousPeriod(now);
  const number = Number(/^(\d{1,2})月/.exec(said ?? '')?.[1] ?? monthOf(desk.today));
  const ago = (monthOf(desk.today) - number + 12) % 12;
  return Array.from({ length: ago }).reduce<Period>((month) => previousPeriod(month), now);
};

/** The form a line asks for: by its name, or with 打印 also by the end of its name. */
function formCalled(words: string, isAsked: boolean): PrintForm | undefined {
  const named = printForms.find(({ title, says }) => title === words || says.includes(words));
  return named ?? (isAsked && words.length > 2 ? printForms.find(({ title }) => title.endsWith(words)) : undefined);
}

/** 打印上月走访表, 3月村村响播放记录表: sent at once. */
async function typed(desk: Desk, line: string): Promise<Answer | undefined> {
  const asked = line.replaceAll(/\s|打印/g, '');
  const [, when, words = ''] = /^(本月|这个月|上月|上个月|(?:1[0-2]|[1-9])月份?)?的?(.+)$/.exec(asked) ?? [];
  const form = formCalled(words, line.includes('打印'));
  if (form === undefined) return undefined;
  return print(desk, { args: { form: form.id, month: monthSaid(desk, when).key, card: desk.cause }, form: {} });
}

/** The forms of this month, each one tap away. */
export const openPapers = async (desk: Desk): Promise<Answer> => openMonth(desk, thisMonth(desk));

/** 打印表格: the forms the papers demand, filled as far as the system knows, as a file in the private chat. */
export const papersCommand = defineCommand({
  name,
  title: '打印表格',
  example: '打印表格',
  says: ['打印', '表格', '表格打印'],
  may: 'everyone',
  open: openPapers,
  typed,
  presses: {
    open: async (desk, { args }) => openMonth(desk, monthIn(desk, args)),
    print,
  },
});
