import type { Told } from '../clauses.ts';
import type { Line } from '../line.ts';
import { type Piece, type PieceOf, piecesOf } from '../pieces.ts';
import { REPORTED } from './family.ts';

/** Nobody home. */
export const ABSENT =
  /没(?:得|有)?人(?![欺管照打带骂问说讲反签])|(?<!监护人|家长|大人|[爸妈爷奶婆父母亲])不在(?!场)|门(?:是)?[锁关]|锁起|锁着|锁门|关着门|没见到|没见着|未见(?:到|着|本?人|面|$|[,。])|人[在去](?:了)?(?:县城|外地|外面|城里|省外|广东|浙江|深圳)|没碰到|没遇到|没找到|(?<!没)扑[了个]{0,2}空|白跑|(?<!监护人|家长|大人|[爸妈爷奶婆父母亲])没在(?!意)|无人|空跑|都出去了|没开门|敲门没/;

/** What was told of one day or village. */
export type Trip = { told: Told; day: PieceOf<'day'> | undefined; village: PieceOf<'village'> | undefined };

/** One trip a day or village named; a day said after a name belongs to that name. */
export function tripsOf(told: Told, line: Line): readonly Trip[] {
  const past = (piece: Piece): piece is PieceOf<'day'> =>
    piece.kind === 'day' &&
    piece.from <= line.today &&
    !piece.weak &&
    !(piece.from === line.today && REPORTED.test(line.text.slice(piece.end, piece.end + 8)));
  const said = told.pieces.filter(past);
  const days = said.filter((day, i, all) => all.findIndex(({ from }) => from === day.from) === i);
  const villages = piecesOf(told.pieces, 'village').filter(
    (village, i, all) => all.findIndex(({ name }) => name === village.name) === i,
  );
  const heads = villages.length > 1 ? villages : days;
  if (heads.length < 2) return [{ told, day: days[0], village: villages[0] }];
  const people = piecesOf(told.pieces, 'person');
  if (villages.length < 2 && said.length > days.length && trails(said, people))
    return days.map((day) => {
      const before = (one: PieceOf<'day'>) => said[said.indexOf(one) - 1]?.end ?? 0;
      const own = said.filter(({ from }) => from === day.from);
      const pieces = told.pieces.filter(({ at }) => own.some((one) => at >= before(one) && at < one.end));
      return { told: { ...told, pieces }, day, village: villages[0] };
    });
  const after = (head: Piece | undefined) => head?.end ?? 0;
  const named = (from: number, to: number) => people.filter(({ at }) => at >= from && at < to);
  const trailing = villages.length < 2 && heads.every((head, i) => named(after(heads[i - 1]), head.at).length > 0);
  // 秦朗11号、13号各去了一次: who is named before the days, and nowhere after, was met on each.
  const shared = !trailing && named(after(heads[0]), Number.POSITIVE_INFINITY).length === 0 ? people : [];
  return heads.map((head, i) => {
    const from = trailing ? (heads[i - 1]?.end ?? 0) : head.at;
    const to = trailing ? head.end : (heads[i + 1]?.at ?? Number.POSITIVE_INFINITY);
    const pieces = [...shared, ...told.pieces.filter(({ at }) => at >= from && at < to)];
    return {
      told: { ...told, pieces },
      day: head.kind === 'day' ? head : days[0],
      village: head.kind === 'village' ? head : villages[0],
    };
  });
}

/** 何小禾3.5，何小满3.5，唐果3.9: whether each day, those said again too, stands right after a name. */
const trails = (days: readonly PieceOf<'day'>[], people: readonly PieceOf<'person'>[]) =>
  days.every((day, i) => people.some(({ at }) => at >= (days[i - 1]?.end ?? 0) && at < day.at));

/** The last person of those who are named with nothing but 和 or 、 between them. */
function lastOfBreath(piece: PieceOf<'person'>, named: readonly PieceOf<'person'>[], line: Line): PieceOf<'person'> {
  const next = named.find(({ at }) => at >= piece.end);
  return next && /^(?:[和跟与及]|还有)$/.test(line.text.slice(piece.end, next.at))
    ? lastOfBreath(next, named, line)
    : piece;
}

type People = { met: readonly PieceOf<'person'>[]; missed: readonly PieceOf<'person'>[] };

/** Who was met and who was not, by the mark or words that stand after each name. */
export function peopleOf(told: Told, line: Line): People {
  const said = piecesOf(told.pieces, 'person');
  const people = said.filter((piece, i) => said.findIndex(({ person }) => person.name === piece.person.name) === i);
  const named = piecesOf(line.pieces, 'person');
  // Who was not met is often told in a clause of its own, which as a negation is not among what is told.
  const fallen = named.filter(({ at }) => !told.clauses.some(({ pieces }) => pieces.some((piece) => piece.at === at)));
  const absent = [...said, ...fallen].filter((piece) => {
    // 何小满和何小禾没碰到: what is said of the last is said of all that were named in one breath.
    const { end } = lastOfBreath(piece, named, line);
    const next = named.find(({ at }) => at >= end)?.at;
    const after = line.text.slice(end, next);
    const own = (next === undefined ? after.split(/[。;]/)[0] : after) ?? '';
    const several = people.length > 1 || !said.includes(piece);
    return /^\s*[(]?×/.test(after) || (several && ABSENT.test(own) && !/都|均|全/.test(own));
  });
  const isMissed = ({ person }: PieceOf<'person'>) => absent.some((piece) => piece.person.name === person.name);
  const missed = absent.filter((piece, i) => absent.findIndex(({ person }) => person.name === piece.person.name) === i);
  return { met: people.filter((piece) => !isMissed(piece)), missed };
}

/** How many were met, and in what they were counted. */
export type Figure = { count?: number; unit: 'person' | 'household' };

/** 刑满释放人员1名、精神障碍患者2名: figures of one list are added up. */
const listed = (from: PieceOf<'amount'>, to: PieceOf<'amount'>, line: Line) =>
  /^[^,。;]*[、和及与][^,。;]*$/.test(line.text.slice(from.end, to.at)) &&
  !/签|其中/.test(line.text.slice(from.end, to.at));

function totalOf(amounts: readonly PieceOf<'amount'>[], unit: RegExp, line: Line): number | undefined {
  const counted = amounts.filter(({ amount }) => unit.test(amount.unit));
  const end = counted.findIndex((one, i) => i > 0 && !listed(counted[i - 1] ?? one, one, line));
  return counted.length === 0
    ? undefined
    : counted.slice(0, end < 0 ? undefined : end).reduce((sum, { amount }) => sum + amount.n, 0);
}

const PEOPLE =
  /^(?:$|[\s,。;、了()])|^(?:留守|困境|重点|人|娃|孩|小|学生|儿童|对象|未成年|老|女|男|在|签|走|见|都|帮教|精神|涉|戒|刑|社区|监护|家)/;

/** 3人 and 3户, the number met; 3 alone answers the bot's question. */
export function figureOf({ pieces }: Told, asked: boolean, line: Line): Figure {
  // 我跟主任两个人: those who went.
  const amounts = piecesOf(pieces, 'amount').filter(
    ({ at, end, amount }) =>
      (amount.unit !== '个' || PEOPLE.test(line.text.slice(end))) &&
      !/我们?(?:[跟和与同][^,。]{1,8})?$/.test(line.text.slice(0, at)) &&
      !line.text.startsWith('都', end),
  );
  const met = amounts.find(({ at }) => /见[到着过]了?$/.test(line.text.slice(0, at)));
  if (met && met !== amounts[0])
    return { count: met.amount.n, unit: /户|家/.test(met.amount.unit) ? 'household' : 'person' };
  const people = totalOf(amounts, /^(?:人|名|位|个|人次)$/, line);
  const households = totalOf(amounts, /户|家/, line);
  if (people !== undefined) return { count: people, unit: 'person' };
  if (households !== undefined) return { count: households, unit: 'household' };
  const [number] = asked ? piecesOf(pieces, 'number') : [];
  return number ? { count: number.n, unit: 'person' } : { unit: 'person' };
}

/** The village of the people met, when the speaker has none and the register leaves one choice. */
export function homeOf(met: People['met'], line: Line): string | undefined {
  if (line.context.village) return undefined;
  const [first, ...rest] = met;
  const shared = first?.person.villages.filter((village) =>
    rest.every(({ person }) => person.villages.includes(village)),
  );
  return shared?.length === 1 ? shared[0] : undefined;
}
