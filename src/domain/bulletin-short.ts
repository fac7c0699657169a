import { behind, bookOf, complete, named, owing, sayCell, type Told } from './bulletin-book.ts';

/** The bulletin in a few lines for a group: aggregates, villages in the paper's order, no persons, nothing of clues. */
export function shortLines(told: Told, unitId?: string): string[] {
  const book = bookOf(told);
  if (book.duties.length === 0) return ['当月没有要通报的任务。'];
  const said = (unit?: string) =>
    book.duties.flatMap((duty) => {
      const figure = book.of(duty.id, unit);
      if (figure === undefined || figure.should === 0) return [];
      return [`${duty.title} ${sayCell(duty, figure, book.say(figure))}`];
    });
  const owe = book.villages.filter((one) => book.duties.some((duty) => owing(book, duty).includes(one)));
  const short = book.duties.flatMap((duty) => {
    const open = behind(book, duty);
    if (open.length === 0) return [];
    const isAll = open.length > 1 && open.length === book.villages.length;
    return [`${duty.title}（${isAll ? '各村' : named(open)}）`];
  });
  const first = owe.filter((one) =>
    book.duties.every((duty) => !owing(book, duty).includes(one) || complete(book, duty).includes(one)),
  );
  const own = unitId === undefined ? [] : said(unitId);
  return [
    ...(own.length === 0 ? [] : [`本村：${own.join(' · ')}`]),
    `全镇：${said().join(' · ')}`,
    ...(first.length === 0 ? [] : [`全部完成：${named(first)}`]),
    ...(short.length === 0 ? [] : [`还有没完成的：${short.join('、')}`]),
  ];
}
