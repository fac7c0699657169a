import { defineRegister, type Register } from './define.ts';
import { minorLedger } from './minor-ledger.ts';

/** What the civil affairs office asks of L-F01: 留守儿童, 特困家庭儿童 (A-MZ-4, A-FL-1). */
const theirs = ['留守儿童', '困境儿童'];
const shown: readonly string[] = [
  'name',
  'id-number',
  'sex',
  'born',
  'village',
  'residence',
  'school',
  'category',
  'guardian',
  'guardian-phone',
];

/** L-F16 is a view: the same files, entered in L-F01 once. */
export const civilAffairsView: Register = defineRegister({
  code: 'L-F16',
  title: '留守儿童、特困家庭儿童信息库',
  subjects: 'minor',
  columns: minorLedger.columns.filter(({ name }) => shown.includes(name)),
  view: {
    of: minorLedger.code,
    shows: ({ category = '' }) => category.split('、').some((one) => theirs.includes(one)),
  },
  ignored: ['序号'],
});
