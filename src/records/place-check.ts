import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choices } from './words.ts';

/** R21 重点场所检查 of a place on the list: 五必须, 标识, 举报电话, 监控 (C-27). */
export const placeCheck = plainRecord({
  kind: 'place-check',
  title: '场所检查',
  rows: ['F-24', 'F-25', 'F-26a', 'F-26b', 'F-26c', 'F-A-PA-9', 'F-A-PA-9b', 'F-A-PC-12', 'F-A-PC-14', 'F-A-SC-3'],
  may: ['police', 'unit-clerk', ...officeRoles],
  about: { register: 'L-P01' },
  photo: true,
  fields: [
    choices(
      'ticks',
      '做到了',
      [
        'must-1:查验身份登记',
        'must-2:问监护人联系方式',
        'must-3:问同住人关系',
        'must-4:加强巡查访客管理',
        'must-5:可疑立即报告',
        'sign:警示标识',
        'phone:举报电话',
        'camera:监控',
      ],
      false,
    ),
    choices(
      'faults',
      '发现',
      ['unlicensed:无证', 'minors:接纳未成年人', 'tobacco:向未成年人售烟酒', 'labour:陪侍或童工'],
      false,
    ),
  ],
  tags: ['ticks'],
});
