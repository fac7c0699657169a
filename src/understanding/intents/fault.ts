import { piecesOf } from '../pieces.ts';
import { said } from '../slots.ts';
import { type Family, placeOf } from './family.ts';
import { needing } from '../presence.ts';

const devices: readonly (readonly [string, RegExp])[] = [
  [
    '村村响',
    /村村响|喇叭|广播|音响|功放|主机|音柱|话筒|扩音|调频|音箱|播放器|线(?=被|路|[^,。]{0,4}[断剪割])|U盘|机子|设备/,
  ],
  [
    'app',
    /小程序|系统|软件|页面|平台|APP|app|机器人|表单|表格|卡片|链接|照片|图片|截图|登[录不]|按钮|账号|权限|定位|打卡|水印/,
  ],
  ['network', /没网|断网|无网|网络|信号|没得网|网/],
  ['供电', /停电|断电|没电|没得电|跳闸|电路/],
];

const symptoms: readonly (readonly [string, RegExp])[] = [
  ['雷击损坏', /雷/],
  ['线路故障', /线路|线断|断线|线被/],
  ['主机没电', /主机.{0,4}(?:没有?电|断电)/],
  ['停电', /停了?[^,。]{0,3}电|断了?电|跳闸|没有?电(?![^,。]{0,2}动车)/],
  ['无声音', /没(?:有|得)?(?:一点)?(?:声音?|动静)|声音[都也]?没有?|动静都没|无声|不响|哑|响不了|不出声|没声/],
  ['音量小', /(?:声音?|音量)(?:太|很|有点|比较|好|特别|越来越)?小|听不(?:到|见|清)|听不太清|忽[大高强]忽/],
  ['无法上传', /[传发]不(?:上|了|出|起)|上传不|上传失败/],
  ['信号不好', /信号(?:不好|[太很]?[差弱])/],
  [
    '打不开',
    /打不开|进不去|登不[上进]|没权限|空白|登录不|闪退|卡死|没反应|点不动|白屏|报不了|填不了|[提登]交?记?不(?:了|上|成|进)|提交失败|死机|卡[住死顿]|转圈|黑屏|加载/,
  ],
  ['断网', /没网|断网|没得网|没信号|没得信号|网络?(?:不|[太很]?(?:差|慢|卡))/],
  ['被盗', /偷|被盗/],
  [
    '损坏',
    /坏|烧|烂|断|故障|毛病|失灵|掉线|离线|失联|出问题|短路|进水|刮倒|倒了|掉下|掉了|断续|时有时无|不回话|没反应|不转|收不到|杂音|电流声|冒烟|发烫|关机|[剪割撞]了|刮下|接触不|不[良灵通行理]|[播放]到一半|[在去]修|修理|维修|送修|报修|读不|出不来|[滋沙嗡吱]{2}|老化|不灵了|不准|用不了|乱[叫响]|[开关放播连登点按调听](?:也)?不(?:了|掉|动|出|开|起|进|着)|播不(?:了|出|成)|放不(?:了|出|成)/,
  ],
];

const FAILS = new RegExp(symptoms.map(([, pattern]) => pattern.source).join('|'));
const DEVICE = new RegExp(devices.map(([, pattern]) => pattern.source).join('|'));
const FIXED = /修好了?|修复了|恢复(?:正常|了|播放|供电)|又响了|(?<![搞弄做办])好了(?!几)|已恢复|正常了/;
const PLAY = /没(?:有|能|得)?(?:播|放|响)|未(?:播|放)|播不|放不|没.{0,2}播成|没法(?:播|放)|少[播放]/;

const ANCHOR = new RegExp(
  `(?:${DEVICE.source}).{0,12}?(?:${FAILS.source}|修好|恢复)|(?:${FAILS.source}).{0,8}(?:${PLAY.source})|(?:${PLAY.source}).{0,8}(?:停电|断电|故障|坏)|(?:[打烧挖刮剪压碰弄]坏|[打砸压]烂|[打挖刮剪压]断)了?(?:${DEVICE.source})|听不[到见清].{0,2}(?:${DEVICE.source})|线路故障|停了[^,。]{0,3}电|停电[^,。]{0,3}(?:现在|今)|[那这][个只台](?:还|又)?(?:不响|哑|坏)|登不[进上]|没权限|打不了卡|页面[^,。]{0,10}空白|(?:定位|时间)[^,。]{0,4}不准|[滋沙嗡吱]{2}响|^没有?(?:电|信号|网)|点[^,。]{0,4}没(?:有)?反应|断电|^停电(?!通知)|停电(?:了|,|检修|[一半几]|$)|没有?声|不响了|哑了|没网|断网|没得网|[传登交]不上去?|网络?[太很]?(?:差|慢|卡)|上传失败|提交(?:不了|失败)|打不开|^(?:又)?坏了|报修|闪退|白屏|死机`,
);

/** A broken loudspeaker, line, power or app. Read from negated clauses too: 没播放，线路故障 is a fault. */
export const fault: Family = {
  intent: 'report_fault',
  needs: needing(
    '坏烧断停没不无未偷盗哑雷网故毛修卡死杂声小忽闪黑白转加进登倒掉刮冒烫关机剪割撞老恢好离失短收用滋沙嗡吱乱出接读点线差弱慢时半又响正',
  ),
  anchor: ANCHOR,
  owns: ANCHOR,
  hearsNegation: true,
  read({ text: told, pieces }, line, isKnown) {
    const text = told.replace(/没(?:有)?[断坏]过?/g, '');
    if (/家里|我家|手机|电脑|电视|空调|打印机|冰箱/.test(text) && !/喇叭|广播|村村响|小程序|照片/.test(text))
      return { none: 'other_topic' };
    if (/通知|预告|明天|计划停电|吵/.test(text) && !/坏|故障/.test(text)) return { none: 'other_topic' };
    if (!isKnown && !FAILS.test(text) && !FIXED.test(text)) return undefined;
    const since = piecesOf(pieces, 'day').find(({ from }) => from < line.today && /起|开始|就|到现在/.test(text))?.from;
    const sites = piecesOf(pieces, 'site').map(({ name }) => name);
    const device = devices.find(([, pattern]) => pattern.test(text))?.[0] ?? '村村响';
    const resolved = FIXED.test(text) && !/还没(?!开始|播|放)|没修|没来/.test(text);
    return {
      intent: 'report_fault',
      slots: said({
        ...placeOf(line, pieces),
        device,
        symptom: resolved ? '已修复' : (symptoms.find(([, pattern]) => pattern.test(text))?.[0] ?? '故障'),
        since,
        ...(sites.length > 0 && { sites }),
        ...(PLAY.test(line.text) && /村村响|播放/.test(text) && { no_broadcast: true }),
        ...(resolved && { resolved: true }),
      }),
    };
  },
};
