import { type Field, type FieldFaults, type FieldValues, type Option, sayOption } from '../domain/field.ts';
import { outsideFields, outsideKinds, type OutsidePlace } from '../domain/outside.ts';
import type { Paper } from '../domain/paper.ts';
import { type Block, type Button, buttons, type Card, card, md, text } from './kit.ts';

export const placeFields = (villages: readonly Option[]): readonly Field[] => [
  { name: 'name', label: '场所名称', kind: 'line', atMost: 30, required: true },
  { name: 'kind', label: '哪一类', kind: 'choice', options: outsideKinds, required: true },
  { name: 'village', label: '在哪个村', kind: 'choice', options: villages, required: true },
];

export const sayPlace = ({ name, kind }: Pick<OutsidePlace, 'name' | 'kind'>, village: string): string =>
  `${name} · ${sayOption(outsideKinds, kind)} · ${village}`;

export type ListedPlace = { readonly line: string; readonly active: boolean; readonly button: Button };

/** 场所二维码: who outside the house may report, and whose code is closed. */
export function placesCard(places: readonly ListedPlace[], add: Button): Card {
  const lines = places.map(
    ({ line, active, button }): Block => ({ kind: 'line', text: md`${active ? '' : '（已停用）'}${line}`, button }),
  );
  return card(
    '场所二维码',
    'neutral',
    text(md`扫码就能上报，不用登录；码贴在前台里侧，只给店里的人用。`),
    ...lines,
    buttons(add),
  );
}

/** The sheet for the counter: the code, what it is for, and what comes first. */
export const placeSheet = (place: OutsidePlace, village: string, address: string): Paper => ({
  kind: 'form',
  name: `${place.name} 上报码`,
  as: 'docx',
  forms: [
    {
      title: '发现孩子可能受伤害，扫码上报',
      above: ['孩子正有危险，先打 110 / 120。', `场所：${place.name}（${village}）`],
      code: address,
      table: {
        heads: ['看到什么', '怎么做'],
        rows: [
          ['孩子正有危险', '马上打110'],
          ['未成年人单独住店、和说不清关系的人住店', '问监护人联系方式，马上扫码'],
          ['未成年人进网吧、KTV、酒吧等', '劝离，马上扫码'],
          ['孩子身上有伤、害怕、没人管', '马上扫码，不用问孩子经过'],
        ],
      },
      notes: ['只给店里的人用。报了就有编号，不用再向别人重复。'],
      signatures: [],
    },
  ],
});

/** What one of the pages outside the house says. Every page begins with `emergency`. */
export type OutsidePage = {
  readonly title: string;
  readonly number?: string;
  readonly lines: readonly string[];
  readonly fault?: string | undefined;
  readonly form?: {
    /** Names this filling of the page: sent twice it is one report. */
    readonly name: string;
    readonly fields: readonly Field[];
    readonly values: FieldValues;
    readonly faults: FieldFaults;
    readonly submit: string;
    readonly after: string;
  };
};

export const emergency = '孩子正有危险，先打 110 / 120。';

/** The page a place’s code leads to. */
export const reportPage = (place: string, name: string, values: FieldValues, faults: FieldFaults): OutsidePage => ({
  title: '护蕾上报',
  lines: [`${place}。发现孩子可能受到伤害，或未成年人单独住店、进娱乐场所，在这里报。不用写孩子的姓名。`],
  fault: Object.keys(faults).length === 0 ? undefined : '有一处要改，填的都还在。',
  form: { name, fields: outsideFields, values, faults, submit: '上报', after: '只有派出所和负责的人能看到。' },
});

/** What whoever reported gets: the number, and nothing else. */
export const reportedPage = (number: string): OutsidePage => ({
  title: '已上报',
  number,
  lines: ['不用再向别人重复。'],
});

export const notReportedPage = (sentence: string): OutsidePage => ({ title: '没有报上', lines: [sentence] });
export const tooLongPage = notReportedPage('写得太长了，请写短一些再报。');
export const failedPage = notReportedPage('刚才没存上，请退回去再点一次。');

/** For a code that leads nowhere, whyever. */
export const nowherePage: OutsidePage = {
  title: '这个码不能用了',
  lines: ['孩子有危险，打 110。其他事请打镇平安办的电话，或问派出所。'],
};
