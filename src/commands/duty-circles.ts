import { type Card, type Block, type Button, buttons, card, md, text } from '../cards/kit.ts';
import { formCard } from '../cards/record.ts';
import type { Duty } from '../domain/duty.ts';
import { type FieldValues, tickOf } from '../domain/field.ts';
import { Refusal } from '../errors.ts';
import { type Desk, nonce, press } from './define.ts';

/** The duties of one page of a settings form: of one kind of ower, or of one unit. */
export type Circle = { readonly name: string; readonly title: string; readonly duties: readonly Duty[] };

/** A unit with fewer duties than this shares a page with others. */
const ownPage = 4;
const others = 'others';

/** 各村, the units that have many duties, the other units, schools and enterprises, whoever it concerns. */
export function circlesOf({ units }: Pick<Desk, 'units'>, duties: readonly Duty[]): Circle[] {
  const single = ({ owedBy }: Duty) =>
    typeof owedBy === 'object' && owedBy.units.length === 1 ? owedBy.units[0] : undefined;
  const all = duties.flatMap((duty) => single(duty) ?? []);
  const many = [...new Set(all)].filter((id) => all.filter((one) => one === id).length >= ownPage);
  const nameOf = (duty: Duty): string => {
    if (typeof duty.owedBy === 'string') return duty.owedBy === 'enterprise' ? 'school' : duty.owedBy;
    return many.find((id) => id === single(duty)) ?? others;
  };
  const titled: readonly (readonly [name: string, title: string])[] = [
    ['village', '各村'],
    ...many.map((id) => [id, units.find((unit) => unit.id === id)?.name ?? id] as const),
    [others, '其他单位'],
    ['school', '学校和企业'],
    ['whom-it-concerns', '谁有事谁办'],
  ];
  return titled.flatMap(([name, title]) => {
    const own = duties.filter((duty) => nameOf(duty) === name);
    return own.length === 0 ? [] : [{ name, title, duties: own }];
  });
}

export type Settings = {
  readonly title: string;
  readonly lead: string;
  /** The command whose `page` opens a circle and whose `ticked` takes it. */
  readonly command: string;
  /** The step of that command that shows all circles. */
  readonly overview: string;
  readonly circles: readonly Circle[];
  readonly isOn: (duty: Duty) => boolean;
};

/** One line a circle, how many of its duties are on; each opens its page. */
export const circlesCard = ({ title, lead, command, circles, isOn }: Settings, more: readonly Button[]): Card =>
  card(
    title,
    'neutral',
    text(md`${lead}`),
    ...circles.map(
      (circle): Block => ({
        kind: 'line',
        text: md`${circle.title} ${circle.duties.filter(isOn).length}/${circle.duties.length}`,
        button: { label: `改${circle.title}`, press: press(command, 'page', { circle: circle.name }) },
      }),
    ),
    ...(more.length === 0 ? [] : [buttons(...more)]),
  );

/** One tick a duty. */
export const circleForm = (
  { title, lead, command, overview, isOn }: Settings,
  { name, title: whose, duties }: Circle,
  say: (duty: Duty) => string,
): Card =>
  formCard({
    title: `${title} · ${whose}`,
    lead,
    name: command,
    fields: duties.map((duty) => ({ name: duty.id, label: say(duty), kind: 'tick' })),
    values: Object.fromEntries(duties.map((duty) => [duty.id, isOn(duty)])),
    faults: {},
    submit: [
      { label: '就这样', style: 'primary', press: press(command, 'ticked', { circle: name, nonce: nonce() }) },
      { label: '返回', press: press(command, overview), skips: true },
    ],
  });

/** The page a card speaks of; cards outlive settings. */
export function circleNamed({ circles }: Settings, name: string | undefined): Circle {
  const found = circles.find((circle) => circle.name === name);
  if (found === undefined) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  return found;
}

/** The duties that are on once a page was sent: its ticked ones, and of the other pages those that were. */
export const onAfter = ({ circles, isOn }: Settings, { name }: Circle, form: FieldValues): Duty[] =>
  circles.flatMap((circle) =>
    circle.duties.filter((duty) => (circle.name === name ? tickOf(form, duty.id) : isOn(duty))),
  );
