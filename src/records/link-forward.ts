import { officeRoles, villageRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choices, line } from './words.ts';

/** R04 宣传链接转发: the first forward of each published link counts, with a screenshot. */
export const linkForward = plainRecord({
  kind: 'link-forward',
  title: '链接转发',
  rows: ['F-A-CJ-5c'],
  may: [...villageRoles, ...officeRoles],
  photo: true,
  picture: '截图',
  fields: [
    line('link', '哪条链接', 60),
    choices('audiences', '发到哪里', [
      'villagers:村民群',
      'parents:家长群',
      'party:党员群',
      'moments:朋友圈',
      'other:其他',
    ]),
  ],
  answers: { field: 'link', kind: 'link-publication' },
});
