import { defineDuty } from '../../../domain/duty.ts';

/** 各村（村级）, in the annex's order. */
export const villageDuties = [
  defineDuty({
    id: 'F-A-CJ-1b',
    title: '未成年人走访',
    basis: '每月上户走访二次，填写走访表由监护人签字，并拍照留痕',
    owedBy: 'village',
    per: { register: 'L-F01' },
    evidence: 'minor-visit',
    cadence: 'month',
    quota: 2,
    worth: 'one-a-day',
    prorated: true,
    photo: true,
  }),
  defineDuty({
    id: 'F-A-CJ-5b',
    title: '村村响',
    basis: '每日常用村村响播放三次利剑护蕾宣传语音，并制作表格，记录播放时间',
    owedBy: 'village',
    per: 'unit',
    evidence: 'broadcast',
    cadence: 'day',
    quota: 3,
    worth: 'count',
    reachable: [
      { before: '09:00', quota: 0 },
      { before: '14:00', quota: 1 },
      { before: '19:00', quota: 2 },
    ],
    excusedBy: ['broadcast-fault', 'quiet-day'],
  }),
  defineDuty({
    id: 'F-A-CJ-6',
    title: '排查表',
    basis: '每月排查一次问题线索，填写“利剑护蕾”问题线索排查表，每月 25 日前交到镇利剑护蕾办公室',
    owedBy: 'village',
    per: 'unit',
    evidence: 'clue-check',
    cadence: 'month',
    quota: 1,
    worth: 'one-a-day',
    dueDay: 25,
  }),
];
