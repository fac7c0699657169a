import type { Unit } from './actor.ts';
import { percentOf } from './assess.ts';
import {
  behind,
  type Book,
  bookOf,
  complete,
  isBehind,
  isTable,
  late,
  named,
  owing,
  type Told,
} from './bulletin-book.ts';
import { corrected } from './bulletin-corrected.ts';
import type { Duty } from './duty.ts';
import type { Figure, Tallied } from './figure.ts';
import { fewPersons } from './person-name.ts';
import type { Correction } from './snapshot.ts';

/** The four parts of every bulletin, and 更正 where an earlier one has to be put right. */
export const headings = {
  overall: '总体情况',
  good: '好的方面',
  behind: '存在问题',
  next: '下步要求',
  corrected: '更正',
} as const;
export type Part = keyof typeof headings;
export const parts = ['overall', 'good', 'behind', 'next', 'corrected'] as const satisfies readonly Part[];

/** One sentence or a few, as the facts make them. `key` stays the same while the facts change. */
export type Paragraph = {
  readonly key: string;
  readonly part: Part;
  /** What all of its numbers are about, where it is one duty. */
  readonly duty?: string;
  readonly text: string;
};

const sayPercent = (book: Book, figure: Figure) =>
  book.say(figure).includes('/') ? `（${percentOf(figure) ?? 0}%）` : '';

function tableLine(book: Book, duty: Duty, figure: Figure): string {
  const delayed = late(book, duty).length;
  if (figure.done === figure.should && delayed === 0) return `${duty.title}：${figure.should}个村全部按时交。`;
  const missing = figure.should - figure.done;
  const said = [
    `${duty.title}：${figure.should}个村已交${figure.done}个`,
    ...(delayed > 0 ? [`其中迟交${delayed}个`] : []),
    ...(missing > 0 ? [`未交${missing}个`] : []),
  ];
  return `${said.join('，')}。`;
}

function dutyLine(book: Book, duty: Duty, figure: Figure): string {
  if (isTable(duty)) return tableLine(book, duty, figure);
  const [all, full] = [owing(book, duty).length, complete(book, duty).length];
  const photos = duty.photo === true && sayPercent(book, figure) !== '' && figure.evidenced >= fewPersons;
  const said = [
    `${duty.title}：全镇${book.say(figure)}${sayPercent(book, figure)}`,
    ...(photos ? [`其中有照片${figure.evidenced}`] : []),
    full === all ? '各村全部完成' : full === 0 ? '尚无村全部完成' : `${full}个村全部完成`,
    ...(figure.waived > 0 && duty.cadence === 'day' ? [`因故障或停播免${figure.waived}天次`] : []),
  ];
  return `${said.join('，')}。`;
}

/** What is told besides the duties; nothing where there is nothing. */
const asides: readonly { readonly what: Tallied; readonly say: (figure: Figure) => string }[] = [
  { what: 'late', say: ({ done }) => `当月补报${done}条。` },
  { what: 'faults', say: ({ should, done }) => `喇叭故障${should}起，月底前修好${done}起。` },
  { what: 'problems', say: ({ should, done }) => `问题清单在办${should}项，月底前销号${done}项。` },
];

function overall(book: Book): Paragraph[] {
  const duties = book.duties.flatMap((duty): Paragraph[] => {
    const figure = book.of(duty.id);
    return figure === undefined
      ? []
      : [{ key: `overall ${duty.id}`, part: 'overall', duty: duty.id, text: dutyLine(book, duty, figure) }];
  });
  const others = asides.flatMap(({ what, say }): Paragraph[] => {
    const figure = book.of(what);
    const isNone = figure === undefined || (what === 'late' ? figure.done : figure.should) === 0;
    return isNone ? [] : [{ key: `overall ${what}`, part: 'overall', duty: what, text: say(figure) }];
  });
  const none = { key: 'overall none', part: 'overall', text: '当月没有要通报的任务。' } as const;
  return duties.length + others.length === 0 ? [none] : [...duties, ...others];
}

function good(book: Book): Paragraph[] {
  const first = book.villages.filter((one) => {
    const owed = book.duties.filter((duty) => owing(book, duty).includes(one));
    return owed.length > 0 && owed.every((duty) => complete(book, duty).includes(one));
  });
  const isAll = first.length > 0 && first.length === book.villages.length;
  const whole = first.length === 0 ? [] : [`${isAll ? '各村' : named(first)}各项任务全部完成。`];
  const each = book.duties.flatMap((duty) => {
    const full = complete(book, duty);
    if (isAll || full.length === 0) return [];
    if (full.length === owing(book, duty).length) return [`各村${duty.title}全部完成。`];
    const others = full.filter((one) => !first.includes(one));
    return others.length === 0 ? [] : [`${named(others)}${duty.title}全部完成。`];
  });
  const said = [...whole, ...each];
  return [{ key: 'good', part: 'good', text: said.length === 0 ? '当月尚无村全部完成任务。' : said.join('') }];
}

/** 个别村 · 部分村 · 多数村 · 各村均, by how many of them; nothing where only one village owed it. */
function howMany(some: number, all: number): string {
  if (all === 1) return '';
  if (some === all) return '各村均';
  if (some * 5 <= all || some === 1) return '个别村';
  return some * 2 <= all ? '部分村' : '多数村';
}

/** （雄风村90/93、密园村84/93）; where all stand alike, who they are goes without saying: （均为0/4）. */
function whoIsBehind(book: Book, duty: Duty, short: readonly Unit[]): string {
  const each = short.map(({ id, name }) => {
    const figure = book.of(duty.id, id);
    const said = figure === undefined || isTable(duty) ? '' : book.say(figure);
    return { name, said: /\d/.test(said) ? said : '' };
  });
  const alike = new Set(each.map(({ said }) => said)).size === 1 ? each[0]?.said : undefined;
  const isAll = short.length > 1 && short.length === owing(book, duty).length;
  if (!isAll || alike === undefined) return `（${each.map(({ name, said }) => `${name}${said}`).join('、')}）`;
  return alike === '' ? '' : `（均为${alike}）`;
}

function behindLine(book: Book, duty: Duty): string {
  const [short, delayed] = [behind(book, duty), late(book, duty)];
  const among = howMany(short.length, owing(book, duty).length);
  const said = [
    ...(short.length === 0 ? [] : [`${among}未${isTable(duty) ? '交' : '全部完成'}${whoIsBehind(book, duty, short)}`]),
    ...(delayed.length === 0 ? [] : [`${named(delayed)}迟交`]),
  ];
  return said.length === 0 ? '' : `${duty.title}：${said.join('，')}。`;
}

function behindParts(book: Book): Paragraph[] {
  const duties = book.duties.flatMap((duty): Paragraph[] => {
    const text = behindLine(book, duty);
    return text === '' ? [] : [{ key: `behind ${duty.id}`, part: 'behind', duty: duty.id, text }];
  });
  const left = (what: Tallied) => book.units.filter((unit) => isBehind(book.of(what, unit.id)));
  const open = book.of('problems');
  const others: Paragraph[] = [
    ...(left('faults').length === 0
      ? []
      : [
          {
            key: 'behind faults',
            part: 'behind' as const,
            text: `喇叭故障：月底前未修好的有${named(left('faults'))}。`,
          },
        ]),
    ...(open === undefined || !isBehind(open)
      ? []
      : [
          {
            key: 'behind problems',
            part: 'behind' as const,
            text: `问题清单：月底前未销号${open.should - open.done}项（${named(left('problems'))}）。`,
          },
        ]),
  ];
  const none = { key: 'behind none', part: 'behind', text: '当月各项任务均已完成。' } as const;
  return duties.length + others.length === 0 ? [none] : [...duties, ...others];
}

/** What a duty asks, in a few words: 每天3次; 每月25日前. */
function demand({ cadence, quota, per, dueDay, after, photo }: Duty): string {
  if (dueDay !== undefined) return `每月${dueDay}日前交`;
  if (after !== undefined)
    return typeof after.within === 'object' && 'hours' in after.within ? `${after.within.hours}小时内办` : '按期办';
  const often = cadence === 'day' ? '每天' : cadence === 'week' ? '每周' : '每月';
  return `${per === 'unit' ? '' : '每人'}${often}${quota}次${photo === true ? '、留好照片' : ''}`;
}

function next(book: Book): Paragraph[] {
  const asked = book.duties.flatMap((duty): Paragraph[] => {
    const short = behind(book, duty).length + late(book, duty).length === 0 ? [] : behind(book, duty);
    const whom = short.length === 0 ? late(book, duty) : short;
    if (whom.length === 0) return [];
    const who = whom.length === owing(book, duty).length ? '各村' : named(whom);
    return [
      {
        key: `next ${duty.id}`,
        part: 'next',
        duty: duty.id,
        text: `${duty.title}：请${who}按“${demand(duty)}”的要求落实。`,
      },
    ];
  });
  const repair = book.villages.filter((one) => isBehind(book.of('faults', one.id)));
  const mend: Paragraph[] =
    repair.length === 0 ? [] : [{ key: 'next faults', part: 'next', text: `喇叭故障：请${named(repair)}抓紧修好。` }];
  const keep: Paragraph = { key: 'next keep', part: 'next', text: '请各村继续保持，按时完成本月任务。' };
  return asked.length + mend.length === 0 ? [keep] : [...asked, ...mend];
}

/** The whole bulletin in sentences. Villages stand in the paper's order; no ranking, no persons, nothing of clues. */
export function paragraphsOf(told: Told, corrections: readonly Correction[]): Paragraph[] {
  const book = bookOf(told);
  return [...overall(book), ...good(book), ...behindParts(book), ...next(book), ...corrected(told, corrections)];
}
