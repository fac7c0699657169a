import { type FigureLine, figuresCard, sayBulletin } from '../cards/bulletin.ts';
import { detailCard } from '../cards/status.ts';
import { findRecords } from '../db/records.ts';
import { noteAudit } from '../db/settings.ts';
import { maySeeUnit, townshipRoles } from '../domain/actor.ts';
import { sayTally } from '../domain/assess.ts';
import { bookOf } from '../domain/bulletin-book.ts';
import { type Figure, figureId } from '../domain/figure.ts';
import { declarations } from '../records/index.ts';
import { bulletinMeant, type OpenBulletin } from './bulletin-desk.ts';
import { type Answer, type Desk, ownVillage, press, type Pressed, privately, unitOf } from './define.ts';
import { audienceAbout } from './standing.ts';
import { demandSight, rowsShown } from './status-detail.ts';

const name = 'monthly-bulletin';

const others: Readonly<Record<string, string>> = { late: '补报', faults: '喇叭故障', problems: '问题清单' };

const titleOf = (desk: Desk, duty: string): string =>
  others[duty] ?? desk.campaign.duties.find(({ id }) => id === duty)?.title ?? '';

/** The figure as it may be read here: the own village and the office read numbers about few persons, others do not. */
function sayFor(desk: Desk, { laid }: OpenBulletin, figure: Figure): string {
  if (figure.duty === 'late') return String(figure.done);
  const isOwn = audienceAbout(desk, figure.unit ?? '') === 'private';
  return isOwn ? sayTally(figure) : bookOf(laid.told).say(figure);
}

const lineOf = (desk: Desk, opened: OpenBulletin, figure: Figure, title: string): FigureLine => ({
  title,
  said: sayFor(desk, opened, figure),
  args: { month: figure.period, duty: figure.duty, ...(figure.unit === undefined ? {} : { unit: figure.unit }) },
});

/** The figures of a bulletin: for the office and leaders those of all, for a village its own. */
export async function figures(desk: Desk, pressed: Pressed): Promise<Answer> {
  const opened = await bulletinMeant(desk, pressed);
  const own = townshipRoles.includes(desk.actor.role) ? undefined : ownVillage(desk);
  if (own === undefined) demandSight(desk, '*');
  const shown = opened.figures.filter(({ unit, should }) => unit === own && should > 0);
  return privately(
    figuresCard(
      `${sayBulletin(opened.kept.month)}：每个数的来历`,
      shown.map((figure) => lineOf(desk, opened, figure, titleOf(desk, figure.duty))),
      { label: '返回', press: press(name, 'show', { month: opened.kept.month }) },
    ),
  );
}

/** One figure: of all units, the units it is made of; of one unit, its rows. Opening rows about persons is noted. */
export async function figure(desk: Desk, pressed: Pressed): Promise<Answer> {
  const opened = await bulletinMeant(desk, pressed);
  const { args } = pressed;
  const duty = args['duty'] ?? '';
  const title = titleOf(desk, duty);
  const back = { label: '返回', press: press(name, 'figures', { month: opened.kept.month }) };
  demandSight(desk, args['unit'] ?? '*');
  if (args['unit'] === undefined) {
    const each = opened.figures.filter((one) => one.duty === duty && one.unit !== undefined && one.should > 0);
    const lines = each
      .filter(({ unit }) => maySeeUnit(desk.actor, unit ?? ''))
      .map((one) => lineOf(desk, opened, one, unitOf(desk, one.unit ?? '').name));
    return privately(figuresCard(`${sayBulletin(opened.kept.month)}：${title}`, lines, back));
  }
  return rowsOf(desk, opened, figureId(opened.kept.month, duty, args['unit']), title);
}

async function rowsOf(desk: Desk, opened: OpenBulletin, id: string, title: string): Promise<Answer> {
  const figure = opened.figures.find((one) => one.id === id);
  const unit = unitOf(desk, figure?.unit ?? '');
  const { month } = opened;
  const behind = new Set(figure?.records);
  const found = (await findRecords(desk.db, { unitId: unit.id, status: 'any' })).filter((one) => behind.has(one.id));
  const rows = await rowsShown(desk, found, unit.id, month.first);
  const taken = new Map(found.toReversed().map(({ status }, index) => [index, status]));
  const shown = rows.map((row, index) => {
    const state = taken.get(index) ?? 'valid';
    return state === 'valid' ? row : { ...row, what: `${row.what}（${state === 'void' ? '已撤销' : '已更正'}）` };
  });
  const back = { label: '返回', press: press(name, 'figures', { month: opened.kept.month }) };
  const said = figure === undefined ? '' : sayFor(desk, opened, figure);
  const card = detailCard(`${unit.name} ${Number(opened.kept.month.slice(5))}月 ${title} ${said}`, shown, [back]);
  const isPersonal = found.some(({ kind }) => declarations[kind].about !== 'unit');
  return privately(card, {
    writes: isPersonal
      ? [await noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what: 'figure-opened', about: id })]
      : [],
  });
}
