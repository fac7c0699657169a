import type { Statement } from '../../../domain/statement.ts';

/** 党政办, 4 numbered rows. */
export const generalOffice: readonly Statement[] = [
  {
    id: 'F-A-DZ-1',
    quote: '做好机关新入职公职人员、工作人员参加《未成年人保护法》培训学习',
    by: ['DZ'],
    class: 'E',
    records: ['R12'],
    home: [{ clock: 'T-07' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-DZ-2',
    quote:
      '把《未成年人保护法》《预防未成年人犯罪法》列入各级机关党委(党组)理论学习中心组学习计划，作为公务、机关事业单位工作人员学习培训的重要内容，组织专题集中学习',
    by: ['DZ'],
    class: 'C',
    records: ['R12'],
    home: [{ record: 'R12' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-DZ-3',
    quote:
      '发生性侵未成年人案件的涉案责任单位、涉案嫌疑人责任单位第一时间召开班子会、干部职工警示教育大会进行反思、学习',
    by: ['DZ'],
    class: 'E',
    records: ['R09', 'R12'],
    home: [{ clock: 'T-08' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-DZ-4',
    quote: '做好涉未成年人保护的宣传工作',
    by: ['DZ'],
    class: 'C',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P0',
  },
];
