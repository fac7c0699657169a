import { personName, phone, words } from './cells.ts';
import { defineRegister } from './define.ts';
import { closingColumns } from './person-block.ts';

/** L-F13: who else in the township serves minors (F-45a). How often they did is counted from records. */
export const organisations = defineRegister({
  code: 'L-F13',
  title: '未成年人保护社会组织台账',
  subjects: 'organisation',
  owner: '民政办',
  identity: ['name'],
  columns: [
    { name: 'name', head: '名称', aliases: ['组织名称', '单位名称'], required: true, shared: true, read: words(60) },
    { name: 'licence', head: '登记号', aliases: ['登记证号', '统一社会信用代码'], read: words(40) },
    { name: 'officer', head: '负责人', required: true, read: personName },
    { name: 'phone', head: '电话', aliases: ['联系电话', '联系方式'], required: true, read: phone },
    { name: 'service', head: '服务内容', required: true, read: words(200) },
    ...closingColumns,
  ],
  ignored: ['序号', '活动次数'],
});
