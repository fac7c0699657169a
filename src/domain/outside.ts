import { situations } from './clue.ts';
import { type Field, type FieldFaults, faultsOf, type FieldValues, type Option, textOf } from './field.ts';

/** 经营场所和医疗机构: those outside the house whom the law makes report (未保法 art. 57, F-26d, F-26e). */
export const outsideKinds: readonly Option[] = [
  ['lodging', '旅馆、酒店、民宿'],
  ['amusement', '网吧、KTV、台球等娱乐场所'],
  ['clinic', '诊所、药店'],
  ['shop', '商店、超市'],
  ['other', '其他'],
];

/** A place that may report through its own page. */
export type OutsidePlace = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly unitId: string;
  readonly active: boolean;
};

const yesNo: readonly Option[] = [
  ['yes', '是'],
  ['no', '否'],
];

/** The same closed list as inside; what a counter sees most stands first. */
const seen = situations.toSorted(([a], [b]) => Number(b === 'place') - Number(a === 'place'));

/** The questions of the page: closed choices, and nothing about who the child is (F-43c). */
export const outsideFields: readonly Field[] = [
  { name: 'situation', label: '是什么情况', kind: 'choice', options: seen, required: true },
  { name: 'danger', label: '孩子现在有危险吗', kind: 'choice', options: yesNo, required: true },
  { name: 'told110', label: '打110了吗', kind: 'choice', options: yesNo, required: true },
  { name: 'words', label: '说明（可不填）', kind: 'lines', atMost: 500 },
  { name: 'phone', label: '回电号码（可不填）', kind: 'line', atMost: 20 },
];

/** What is wrong with a filled page; empty when it counts. */
export function outsideFaults(values: FieldValues): FieldFaults {
  const phone = textOf(values, 'phone');
  const isNumber = phone === undefined || /^\+?[\d -]{5,20}$/.test(phone);
  return { ...(isNumber ? {} : { phone: '号码只写数字' }), ...faultsOf(outsideFields, values) };
}

/** A place’s own sighting goes to the police contact (WF7); whatever may be harm, or is danger now, is a clue (WF1). */
export const isPlaceReport = (values: FieldValues): boolean =>
  textOf(values, 'situation') === 'place' && textOf(values, 'danger') !== 'yes';

/** So many reports a place may make within an hour; whoever has more to say is to call. */
export const mostAnHour = 5;
