import { oneOf, personName, phone, words } from './cells.ts';
import { defineRegister } from './define.ts';
import { closingColumns, villageColumn } from './person-block.ts';

const kinds = {
  旅馆: ['宾馆', '酒店', '民宿'],
  网吧: ['互联网上网服务营业场所'],
  'KTV/歌舞娱乐': ['KTV', '歌厅', '歌舞厅', '歌舞娱乐'],
  酒吧: [],
  电竞场所: ['电竞酒店', '电竞馆'],
  足浴按摩: ['足浴', '按摩', '洗浴'],
  烟酒店: ['烟酒零售', '小卖部'],
  其他: [],
} as const;

/** L-P01: the places whose owners must report, inspected and patrolled (F-26). */
export const places = defineRegister({
  code: 'L-P01',
  title: '重点场所台账',
  subjects: 'place',
  identity: ['name', 'address'],
  columns: [
    { name: 'name', head: '场所名称', aliases: ['名称', '店名'], required: true, shared: true, read: words(60) },
    { name: 'kind', head: '场所类型', aliases: ['类型', '种类'], required: true, shared: true, read: oneOf(kinds) },
    villageColumn,
    { name: 'address', head: '地址', shared: true, read: words(60) },
    {
      name: 'owner',
      head: '负责人',
      aliases: ['经营者', '法人', '业主'],
      required: true,
      shared: true,
      read: personName,
    },
    { name: 'owner-phone', head: '负责人电话', aliases: ['联系电话', '电话'], shared: true, read: phone },
    { name: 'licence', head: '许可证号', aliases: ['证照号', '营业执照号'], shared: true, read: words(40) },
    ...closingColumns,
  ],
  ignored: ['序号'],
});
