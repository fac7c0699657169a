import type { Settings } from '../../config.ts';
import { menu } from '../bot-menu.ts';

/** What the bot cannot do without, and what each is for. */
const scopes = [
  'im:message:send_as_bot',
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:message:readonly',
  'im:resource',
  'im:chat:readonly',
  'im:chat.members:bot_access',
  'contact:user.id:readonly',
  'contact:contact.base:readonly',
  'contact:user.base:readonly',
];

const events = [
  'im.message.receive_v1',
  'im.message.recalled_v1',
  'im.chat.access_event.bot_p2p_chat_entered_v1',
  'im.chat.member.bot.added_v1',
  'application.bot.menu_v6',
];

/** What is to be done by hand in Feishu's developer console, in its order. */
export function consoleSteps({ LARK_TRANSPORT: transport, HOST: host, PORT: port }: Settings): string[] {
  const how =
    transport === 'socket'
      ? '订阅方式选“使用长连接接收”（要先启动本程序才能保存）'
      : `订阅方式选“发送至开发者服务器”，地址填 https://你的域名/lark/events（转到 ${host}:${port}），事件和回调填同一个`;
  const items = menu.map(
    ({ name, items: below }) => `${name}（${below.map((one) => `${one.name}=${one.eventKey}`).join('、')}）`,
  );
  return [
    '添加应用能力：打开“机器人”',
    `权限管理，开通：${scopes.join('、')}；要加急线索再开 im:message.urgent；不要开 im:message.group_msg`,
    `事件与回调，${how}`,
    `添加事件：${events.join('、')}`,
    '添加回调：card.action.trigger',
    `机器人菜单，响应动作选“推送事件”，名称=事件 key：${items.join('；')}`,
    '版本管理与发布：创建版本并发布，可用范围包括全体工作人员；以后每改一次权限、事件或菜单，都要再发布一版才生效',
    '把机器人拉进各村群、全镇工作群和办公室群，再用 hulei groups bind 登记',
  ];
}
