import { lexiconOf } from '../../src/understanding/lexicon.ts';
import type { Context } from '../../src/understanding/meaning.ts';
import { understand } from '../../src/understanding/understand.ts';

/** A township that does not exist. 何小禾 lives in two villages on purpose. */
export const roster = {
  villages: ['石桥村', '柳林村', '青山村', '河口村', '双塘村', '白沙湾村'],
  units: ['平安办', '派出所', '司法所', '白沙小学', '卫生院', '市场监管所', '综合执法队', '民政办', '妇联', '团委'],
  minors: {
    石桥村: ['何小禾', '丁一凡', '田小树'],
    柳林村: ['何小禾', '小雨'],
    青山村: ['蒋子轩'],
    白沙湾村: ['欧阳乐'],
  },
  key_persons: { 石桥村: ['龙大山'], 柳林村: ['老罗'] },
};

export const lexicon = lexiconOf(roster);

/** The township next to it. 马乐乐 and 周沐阳 live in two of its villages. */
export const neighbours = lexiconOf({
  villages: ['雄风村', '密园村', '光华村', '五岭村', '花源村', '山泉村'],
  units: ['平安办', '派出所', '司法所', '王家小学', '卫生院', '市场监管所', '综合执法队', '民政办', '妇联', '团委'],
  minors: {
    雄风村: ['陈小满', '陈小圆', '谭一诺', '田甜', '罗子墨', '马乐乐'],
    五岭村: ['秦朗', '周沐阳'],
    密园村: ['向可心', '杨浩轩'],
    光华村: ['彭佳'],
    花源村: ['冉星宇', '刘梓涵', '马乐乐', '王小雨'],
    山泉村: ['小宇', '周沐阳'],
  },
  key_persons: {
    雄风村: ['龚铁生'],
    密园村: ['牟福根', '覃阿贵', '老唐'],
    光华村: ['郑三喜'],
    花源村: ['熊大海'],
  },
});

/** A Thursday evening in 石桥村's own group. */
export const evening: Context = {
  village: '石桥村',
  role: 'village_cadre',
  chat: 'group',
  now: '2025-06-12T20:10:00+08:00',
};

/** What a line means there and then, unless the context says otherwise. */
export const hear = (text: string, context: Partial<Context> = {}) =>
  understand(text, { ...evening, ...context }, lexicon);
