import type { Feishu } from '../../bot/feishu-client.ts';
import { FeishuFailure } from '../../bot/feishu-failure.ts';
import { isSandbox } from '../../config.ts';
import { allPeople } from '../../db/people.ts';
import { activeChats, allUnits } from '../../db/units.ts';
import { officeRoles, type Role } from '../../domain/actor.ts';
import { dayOf } from '../../domain/calendar.ts';
import { within } from '../../domain/period.ts';
import { openClock } from '../clock.ts';
import { feishuOf } from './feishu.ts';
import { sayWindow } from './window.ts';
import type { Workplace } from './workplace.ts';

/** good · open: to be looked at · bad: it does not work like this. */
export type Finding = { readonly state: 'good' | 'open' | 'bad'; readonly says: string };

const good = (says: string): Finding => ({ state: 'good', says });
const open = (says: string): Finding => ({ state: 'open', says });
const bad = (says: string): Finding => ({ state: 'bad', says });

/** Beyond this, signatures and due times go wrong. */
const skewAllowed = 60_000;
const patience = 5_000;

/** A number nobody has, to see whether asking is allowed. */
const nobodysMobile = '13000000000';

function findWindow({ campaign, now }: Workplace): Finding {
  const says = `行动期限：${campaign.name}，${sayWindow(campaign.window, now())}`;
  return within(dayOf(now()), campaign.window) ? good(says) : open(`${says}；要延长用 hulei campaign set --to`);
}

async function findRoster({ db }: Workplace): Promise<Finding[]> {
  const [units, chats] = await Promise.all([allUnits(db), activeChats(db)]);
  // Opening a name is what shows that the key is the right one.
  const people = await allPeople(db).catch(() => undefined);
  if (people === undefined) return [bad('数据密钥：打不开名册，DATA_KEY 不是加密时用的那一把')];
  const villages = units.filter((unit) => unit.kind === 'village');
  const holds = (roles: readonly Role[]) => people.some(({ role }) => roles.includes(role));
  const missing = [
    ...(holds(officeRoles) ? [] : ['办公室']),
    ...(holds(['leader']) ? [] : ['领导']),
    ...(holds(['police']) ? [] : ['派出所']),
  ];
  const bound = (audience: string) => chats.filter((chat) => chat.audience === audience).length;
  const grouped = villages.filter(({ id }) => chats.some((chat) => chat.unitId === id)).length;
  const saysChats = `群：村群 ${grouped}/${villages.length}，全镇群 ${bound('township')}，办公室群 ${bound('office')}`;
  const allBound = grouped === villages.length && bound('township') > 0 && bound('office') > 0;
  return [
    good('数据密钥：能打开已存的数据'),
    villages.length > 0 ? good(`村：${villages.length} 个`) : bad('村：一个也没有，用 hulei units import 导入'),
    missing.length === 0
      ? good(`名册：${people.length} 人，办公室、领导、派出所都有人`)
      : bad(`名册：${people.length} 人，还缺${missing.join('、')}的人，线索会没有人收；用 hulei staff import 导入`),
    allBound ? good(saysChats) : open(`${saysChats}；没登记的用 hulei groups bind 登记`),
  ];
}

async function tried(what: string, needs: string, call: () => Promise<string>): Promise<Finding> {
  try {
    return good(`${what}：${await call()}`);
  } catch (error) {
    if (!(error instanceof FeishuFailure)) throw error;
    if (error.kind === 'setup' || error.kind === 'shape')
      return bad(`${what}：飞书不允许（${error.code ?? ''}），${needs}`);
    return bad(`${what}：飞书没有回应，检查网络和 LARK_DOMAIN`);
  }
}

/** The groups the bot is in; those nobody bound by name and id, as `groups bind` wants them. */
async function sayGroups(feishu: Feishu, { db }: Workplace): Promise<string> {
  const bound = new Set((await activeChats(db)).map(({ chatId }) => chatId));
  const groups = await feishu.chats();
  const unbound = groups.filter(({ chatId }) => !bound.has(chatId)).map(({ chatId, name }) => `${name} ${chatId}`);
  return `在 ${groups.length} 个群里${unbound.length === 0 ? '' : `，还没登记的：${unbound.join('、')}`}`;
}

const findFeishu = async (feishu: Feishu, place: Workplace): Promise<Finding[]> => [
  await tried(
    '应用凭证',
    '检查 LARK_APP_ID、LARK_APP_SECRET，并打开“机器人”能力',
    async () => (await feishu.me()).name,
  ),
  await tried('看群的权限', '开通 im:chat:readonly', () => sayGroups(feishu, place)),
  await tried('按手机号找人的权限', '开通 contact:user.id:readonly', async () => {
    await feishu.idsByMobile([nobodysMobile]);
    return '可以';
  }),
];

/** This machine's clock against the one in Feishu's answers. */
async function findSkew({ settings }: Workplace): Promise<Finding> {
  if (settings.CLOCK !== undefined) return open('时钟：由 CLOCK 设定，只能用于演练');
  const answer = await fetch(settings.LARK_DOMAIN, { method: 'HEAD', signal: AbortSignal.timeout(patience) }).catch(
    () => undefined,
  );
  const theirs = Date.parse(answer?.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return open('时钟：问不到飞书的时间，没有核对');
  const ahead = openClock().now().getTime() - theirs;
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (Math.abs(ahead) <= skewAllowed) return good(`时钟：和飞书相差 ${seconds} 秒`);
  return bad(`时钟：比飞书${ahead > 0 ? '快' : '慢'} ${seconds} 秒，请校准本机时间`);
}

/** Everything about the installation that can be looked at from here. */
export async function examine(place: Workplace): Promise<Finding[]> {
  const { settings } = place;
  const feishu = await feishuOf(place);
  return [
    isSandbox(settings)
      ? open('设置：没有飞书凭证，现在是试用沙盒')
      : good(`设置：齐全，${settings.LARK_TRANSPORT} 方式接收`),
    good(
      `数据库：${settings.DATABASE_URL.startsWith('file:') ? settings.DATABASE_URL : new URL(settings.DATABASE_URL).host}，已是最新`,
    ),
    ...(await findRoster(place)),
    findWindow(place),
    ...(feishu === undefined ? [] : [...(await findFeishu(feishu, place)), await findSkew(place)]),
  ];
}
