import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { line } from './words.ts';

/** R04 宣传链接: published by the office; forwards are counted against it. */
export const linkPublication = plainRecord({
  kind: 'link-publication',
  title: '发布链接',
  rows: ['F-A-CJ-5c'],
  may: officeRoles,
  fields: [line('title', '标题', 60, true), line('url', '链接', 300, true)],
});
