import type { Line } from '../line.ts';
import type { Meaning } from '../meaning.ts';
import { piecesOf } from '../pieces.ts';
import type { Span } from '../slots.ts';

/** Something asked for rather than reported. */
export type Question = {
  intent: Meaning['intent'];
  /** What is asked, if its words ask for this. */
  read: (line: Line) => Meaning | undefined;
  /** What is asked, once it is known that this is asked for. */
  means: (line: Line) => Meaning | undefined;
};

/** The span asked about: a period, a day or a range that was said. */
export function spanOf(line: Line): Span | undefined {
  const period = piecesOf(line.pieces, 'period')[0]?.period;
  if (period) return { from: period.from, to: period.to };
  const days = piecesOf(line.pieces, 'day').filter(({ weak }) => !weak);
  const [day] = days;
  return day && { from: day.from, to: day.to };
}

/** Words for all villages together. */
export const whole = /(?:全[乡镇县]|各村|每村|哪[些几]?个?村|哪村|所有村|谁|各单位|六个村|全部村|整个[乡镇])/;

/** The village asked about; an office or leader without one asks about all. */
export function askedVillage(line: Line): { village: string } | { unit: string } {
  const village = piecesOf(line.pieces, 'village')[0];
  if (village) return { village: village.name };
  const unit = piecesOf(line.pieces, 'unit')[0];
  if (line.context.village && /^[^村乡镇]*谁/.test(line.text) && !/播|报/.test(line.text))
    return { village: line.context.village };
  if (unit && line.context.role !== 'village_cadre') return { unit: unit.name };
  if (whole.test(line.text)) return { village: 'ALL' };
  return { village: line.context.village ?? 'ALL' };
}

/** The time before this one. */
export const LAST =
  /(?:(?<![早晚])上一?[次趟](?!课)|(?<![早晚镇街山乡县市路车城网线屋坡])上一?回(?![来去家校到])|最近(?:一|那)?[次回趟]|前一[次回趟])(?![^,。]*没(?:碰|见|遇|去|找))/;

const addressed = /^@\S+\s*/;
const MARKS = '。!?~ \n\t';

/** The question without the mention before it and the marks after it. */
export function bare({ text }: Line): string {
  let end = text.length;
  while (end > 0 && MARKS.includes(text.charAt(end - 1))) end--;
  const said = end === text.length ? text : text.slice(0, end);
  return said.startsWith('@') ? said.replace(addressed, '') : said;
}
