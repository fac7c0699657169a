/** Cards of a small township as Feishu would hold them, one per thing the page has to draw. */
const plain = (content: string) => ({ tag: 'plain_text', content });
const callback = (value: object) => [{ type: 'callback', value }];

const card = (title: string, template: string, elements: readonly object[], summary?: string) => ({
  schema: '2.0',
  config: { update_multi: true, ...(summary !== undefined && { summary: { content: summary } }) },
  header: { title: plain(title), template },
  body: { elements },
});

const villages = ['雄风村', '光华村', '五岭村', '石桥村', '柳湾村', '东坪村', '西坡村'];

export const receipt = {
  ...card(
    '村村响已登记',
    'green',
    [
      {
        tag: 'markdown',
        content: '**雄风村** 3月15日（周五） 3次：08:00 12:00 18:00\n今日 3/3 · 本月 <font color="green">42/45</font>',
      },
      {
        tag: 'column_set',
        flex_mode: 'flow',
        columns: [
          {
            tag: 'column',
            width: 'auto',
            elements: [{ tag: 'button', text: plain('改一下'), behaviors: callback({ a: 'edit' }) }],
          },
          {
            tag: 'column',
            width: 'auto',
            elements: [
              {
                tag: 'button',
                text: plain('撤销'),
                type: 'danger',
                confirm: { title: plain('撤销这次登记？'), text: plain('撤销后 10 分钟内可以恢复') },
                behaviors: callback({ a: 'undo' }),
              },
            ],
          },
        ],
      },
      { tag: 'markdown', text_size: 'notation', content: '<font color="grey">打字也行：“不对，是两次”“撤销”</font>' },
    ],
    '雄风村村村响 3/3 已登记',
  ),
  header: {
    title: plain('村村响已登记'),
    subtitle: plain('护蕾助手'),
    template: 'green',
    text_tag_list: [{ tag: 'text_tag', text: plain('今日完成'), color: 'green' }],
  },
};

export const visitForm = card('走访登记', 'blue', [
  {
    tag: 'form',
    name: 'visit',
    elements: [
      {
        tag: 'select_static',
        name: 'village',
        required: true,
        placeholder: plain('哪个村'),
        options: villages.map((name, n) => ({ text: plain(name), value: `v${n}` })),
      },
      { tag: 'date_picker', name: 'day', required: true, placeholder: plain('哪一天') },
      { tag: 'picker_time', name: 'time', placeholder: plain('几点') },
      {
        tag: 'multi_select_static',
        name: 'topics',
        placeholder: plain('讲了什么'),
        options: [
          { text: plain('防溺水'), value: 'drown' },
          { text: plain('防欺凌'), value: 'bully' },
          { text: plain('法治'), value: 'law' },
        ],
      },
      { tag: 'select_person', name: 'witness', placeholder: plain('和谁一起') },
      {
        tag: 'input',
        name: 'note',
        label: plain('情况'),
        required: true,
        input_type: 'multiline_text',
        rows: 2,
        placeholder: plain('孩子近来怎样'),
      },
      { tag: 'checker', name: 'signed', text: plain('监护人已签字') },
      {
        tag: 'column_set',
        flex_mode: 'stretch',
        columns: [
          {
            tag: 'column',
            width: 'auto',
            elements: [
              {
                tag: 'button',
                name: 'save',
                type: 'primary_filled',
                form_action_type: 'submit',
                text: plain('登记'),
                behaviors: callback({ a: 'visit.save', v: 1 }),
              },
            ],
          },
          {
            tag: 'column',
            width: 'auto',
            elements: [{ tag: 'button', name: 'again', form_action_type: 'reset', text: plain('重填') }],
          },
        ],
      },
    ],
  },
]);

export const overview = card('全镇情况 · 3月', 'blue', [
  {
    tag: 'chart',
    aspect_ratio: '4:3',
    chart_spec: {
      type: 'bar',
      title: { text: '本月各村走访' },
      data: { values: villages.map((v, n) => ({ v, n: n * 2 + 4 })) },
      xField: 'v',
      yField: 'n',
    },
  },
  {
    tag: 'table',
    page_size: 5,
    columns: [
      { name: 'village', display_name: '村', data_type: 'text' },
      { name: 'plays', display_name: '村村响', data_type: 'number' },
      { name: 'state', display_name: '排查表', data_type: 'options' },
      { name: 'last', display_name: '上次走访', data_type: 'date', date_format: 'MM-DD' },
      { name: 'say', display_name: '说明', data_type: 'lark_md' },
    ],
    rows: villages.map((village, n) => ({
      village,
      plays: 40 + n,
      state: [n % 2 ? { text: '未交', color: 'orange' } : { text: '已交', color: 'green' }],
      last: Date.parse('2024-03-10T08:00:00+08:00') + n * 86_400_000,
      say: n % 2 ? '**缺** 喇叭故障' : '正常',
    })),
  },
  {
    tag: 'collapsible_panel',
    header: { title: plain('怎样算的') },
    elements: [{ tag: 'markdown', content: '每天三次，每次算一。' }],
  },
  {
    tag: 'div',
    fields: [
      { is_short: true, text: { tag: 'lark_md', content: '**走访**\n18/24' } },
      { is_short: true, text: { tag: 'lark_md', content: '**链接**\n6/7' } },
    ],
  },
  { tag: 'hologram', content: '还没有的东西' },
]);

export const nasty = card('照原样', 'red', [
  {
    tag: 'markdown',
    content: [
      '<img src=x onerror="window.broken=1"><script>window.broken=1</script>',
      '[别点](javascript:window.broken=1) [可以点](https://example.org/a_b) <a href="javascript:alert(1)">也别点</a>',
      '3 &#42;&#42;不粗&#42;&#42; 4 **粗** ~~删~~ *斜* `码` <at id=ou_zhang></at> <text_tag color="orange">待填</text_tag>',
      '# 标题',
      '- 一',
      '  - 一之一',
      '1. 第一',
      '> 引用',
    ].join('\n'),
  },
  { tag: 'div', text: plain('<b>不是粗</b> **也不是**') },
]);
