import { contacts, oneOf, words } from './cells.ts';
import { defineRegister } from './define.ts';
import { closingColumns, guardianColumns, identityColumns, placeColumns } from './person-block.ts';

/** L-F17 “一对一”“多对一”包联帮扶. The visits themselves are records. */
export const pairedHelp = defineRegister({
  code: 'L-F17',
  title: '“一对一”“多对一”包联帮扶台账',
  subjects: 'minor',
  columns: [
    ...identityColumns,
    ...placeColumns,
    ...guardianColumns,
    { name: 'form', head: '包联方式', aliases: ['帮扶方式'], required: true, read: oneOf({ 一对一: [], 多对一: [] }) },
    { name: 'team', head: '包联帮扶人及电话', aliases: ['帮扶人', '包联人'], required: true, read: contacts },
    { name: 'plan', head: '帮扶措施', read: words(300) },
    ...closingColumns,
  ],
  helpers: ['team'],
  plan: 'plan',
  ignored: ['序号', '年龄', '上次走访', '走访次数'],
});
