const item = (name: string, eventKey: string) => ({ name, eventKey });

/** The bot's menu in the private chat, as it is to be set up in the developer console. */
export const menu = [
  {
    name: '登记',
    items: [
      item('村村响登记', 'broadcast'),
      item('走访登记', 'minor-visit'),
      item('链接转发', 'link-forward'),
      item('会议培训', 'meeting'),
      item('更多登记', 'more'),
    ],
  },
  {
    name: '查看',
    items: [
      item('我的待办', 'todo'),
      item('本村情况', 'status'),
      item('截止时间', 'deadlines'),
      item('今天我报了什么', 'my-day'),
    ],
  },
  {
    name: '线索',
    items: [item('线索上报', 'clue'), item('排查表', 'clue-check'), item('求助电话', 'phones'), item('帮助', 'help')],
  },
];
