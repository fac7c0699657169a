import { CHILD, harms } from './intents/harms.ts';
import { finderOf } from './lexicon.ts';
import type { Context, Lexicon, LocalWord } from './meaning.ts';
import { normalize } from './normalize.ts';
import { regression } from './regression.ts';
import { understand } from './understand.ts';

/** What a taught word may stand for, besides the villages and units of the register. */
const things = ['村村响', '走访', '排查表', '链接', '会议', '培训'] as const;

const LESSON = /^(?:教一?个词|学一?个?词)[\s:：,，]*(.{1,40}?)\s*(?:就是|指的是|等于|=|＝|是)\s*(.{1,20}?)[。！!\s]*$/;
const FORGET = /^忘[掉了](?:本地词)?[\s:：]*(\S{1,40})$/;

/** A lesson as typed (教一个词：大广播 就是 村村响; 学词 喇叭叭=村村响); undefined when the line is none. */
export function lessonIn(line: string): LocalWord | undefined {
  const [, word, means] = LESSON.exec(line.trim()) ?? [];
  return word === undefined || means === undefined ? undefined : { word: normalize(word), means: normalize(means) };
}

/** The word to be forgotten (忘掉 大广播); undefined when the line asks for nothing of the kind. */
export function forgottenIn(line: string): string | undefined {
  const word = FORGET.exec(line.trim())?.[1];
  return word === undefined ? undefined : normalize(word);
}

/** Words everybody uses for many things: none of them can mean one. */
const COMMON = new Set(
  '今天 昨天 明天 前天 早上 上午 中午 下午 晚上 我们 你们 他们 大家 村里 全村 本村 我村 孩子 娃娃 学生 老师 家长 群众 领导 主任 书记 没有 不是 可以 知道 收到 好的 已经 完成 落实 播放 播了 放了 响了 去了 看了 见到 开了 登记 上报 报告 情况 时间 次数 记录 照片 图片 截图 工作 任务 通知 转发 电话 手机 微信 线索 问题 公安 学校 医院 一次 两次 三次 一个 两个 什么 怎么 为什么 多少 撤销 更正 删除 帮助'.split(
    ' ',
  ),
);

const around: Context = { village: null, role: 'village_cadre', chat: 'p2p', now: '2025-06-12T20:10:00+08:00' };

const meant = (text: string, lexicon: Lexicon) => {
  const { intent, slots, confirm } = understand(text, around, lexicon);
  return JSON.stringify([intent, slots, confirm]);
};

const soundsLikeHarm = (word: string) =>
  CHILD.test(word) || harms.some(({ alone, child }) => alone?.test(word) === true || child?.test(word) === true);

/** What the word stands for, as the register or the list of things writes it. */
export function meaningOfWord(means: string, lexicon: Lexicon): string | undefined {
  const finder = finderOf(lexicon);
  return things.find((thing) => thing === means) ?? finder.villageOf.get(means) ?? finder.unitOf.get(means);
}

/** Why a lesson is not taken, as a sentence for whoever teaches; undefined when it may be kept. */
export function faultOfLesson({ word, means }: LocalWord, lexicon: Lexicon): string | undefined {
  const finder = finderOf(lexicon);
  if (meaningOfWord(means, lexicon) === undefined)
    return `“${means}”不在能教的范围里：${things.join('、')}，或者一个村、一个单位的名字。`;
  if (word.length < 2 || word.length > 12 || !/^[\u4e00-\u9fffa-z]+$/i.test(word))
    return '要教的词请写 2 到 12 个汉字或字母。';
  if (COMMON.has(word)) return `“${word}”太常用了，教了会听错别的话。`;
  if (finder.villageOf.has(word) || finder.unitOf.has(word) || finder.personOf.has(word))
    return `“${word}”已经是名单里的名字。`;
  if (soundsLikeHarm(word)) return `“${word}”会让线索听漏，不能教。`;
  const taught = { ...lexicon, localWords: [...(lexicon.localWords ?? []), { word, means }] };
  const changed = regression.find(([text]) => meant(text, lexicon) !== meant(text, taught));
  return changed === undefined ? undefined : `教了“${word}”，“${changed[0]}”就会听错，没有教。`;
}
