import type { Paragraph } from './bulletin.ts';
import { isBehind, named, sayCell, type Told } from './bulletin-book.ts';
import { type Figure, type Tallied, tallied } from './figure.ts';
import type { Correction } from './snapshot.ts';

/** How what is told besides the duties is put right: under what title, its numbers, and before which units it names. */
type Aside = {
  readonly title: string;
  readonly numbers: readonly (readonly [words: string, of: (figure: Figure) => number])[];
  readonly measure: string;
  readonly open?: string;
};

const asides: Readonly<Record<Tallied, Aside>> = {
  late: { title: '补报', numbers: [['当月', ({ done }) => done]], measure: '条' },
  faults: {
    title: '喇叭故障',
    numbers: [
      ['当月', ({ should }) => should],
      ['月底前修好', ({ done }) => done],
    ],
    measure: '起',
    open: '月底前未修好的',
  },
  problems: {
    title: '问题清单',
    numbers: [
      ['在办', ({ should }) => should],
      ['月底前销号', ({ done }) => done],
    ],
    measure: '项',
    open: '月底前未销号的',
  },
};

/** 当月1起，应为2起；月底前未修好的应加上密园村. Only what is another one now. */
function asideOf({ numbers, measure, open }: Aside, { units }: Told, own: readonly Correction[]): string {
  const whole = own.filter(({ after }) => after.unit === undefined);
  const counts = whole.flatMap(({ before, after }) =>
    numbers
      .filter(([, of]) => of(before) !== of(after))
      .map(([words, of]) => `${words}${of(before)}${measure}，应为${of(after)}${measure}`),
  );
  const turned = (is: boolean) =>
    units.filter(({ id }) =>
      own.some(({ before, after }) => after.unit === id && isBehind(after) === is && isBehind(before) !== is),
    );
  const places = [
    { verb: '应加上', turning: turned(true) },
    { verb: '应去掉', turning: turned(false) },
  ].flatMap(({ verb, turning }) => (turning.length === 0 ? [] : [`${verb}${named(turning)}`]));
  return [...counts, ...(open === undefined || places.length === 0 ? [] : [`${open}${places.join('，')}`])].join('；');
}

/** 全镇村村响84/87，应为85/87; in the order of the figures. */
const dutiesOf = ({ duties, units }: Told, corrections: readonly Correction[]): string =>
  corrections
    .flatMap(({ before, after, was, is }) => {
      const duty = duties.find(({ id }) => id === after.duty);
      if (duty === undefined) return [];
      const whose = after.unit === undefined ? '全镇' : (units.find(({ id }) => id === after.unit)?.name ?? '');
      const [said, now] = [sayCell(duty, before, was), sayCell(duty, after, is)];
      return said === now ? [] : [`${whose}${duty.title}${said}，应为${now}`];
    })
    .join('；');

/** 2月通报更正：雄风村村村响84/87，应为85/87。 By month: the duties in one line, whatever else is told in one each. */
export function corrected(told: Told, corrections: readonly Correction[]): Paragraph[] {
  const months = [...new Set(corrections.map(({ after }) => after.period))];
  return months.flatMap((month) => {
    const own = corrections.filter(({ after }) => after.period === month);
    const lines = [
      { key: '', title: '', said: dutiesOf(told, own) },
      ...tallied.map((what) => {
        const of = own.filter(({ after }) => after.duty === what);
        return { key: ` ${what}`, title: asides[what].title, said: asideOf(asides[what], told, of) };
      }),
    ];
    return lines.flatMap(({ key, title, said }): Paragraph[] => {
      const text = `${Number(month.slice(5))}月通报${title}更正：${said}。`;
      return said === '' ? [] : [{ key: `corrected ${month}${key}`, part: 'corrected', text }];
    });
  });
}
