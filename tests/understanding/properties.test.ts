import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayNumber } from '../../src/domain/chinese-number.ts';
import { lexiconOf } from '../../src/understanding/lexicon.ts';
import { understand } from '../../src/understanding/understand.ts';
import { records } from './score.ts';
import { evening, hear, lexicon, roster } from './township.ts';

const villages = fc.constantFrom(...roster.villages);
const plays = fc.integer({ min: 1, max: 6 });
const broadcast = fc
  .record({
    day: fc.constantFrom('今天', '昨天', '6月10日', '周二', ''),
    topic: fc.constantFrom('村村响', '喇叭', '大喇叭', '护蕾音频', '广播'),
    verb: fc.constantFrom('播放了', '播了', '放了', '已播'),
    count: plays,
    han: fc.boolean(),
    tail: fc.constantFrom('', '哈', '咯', '，请登记', '，有照片'),
  })
  .map(({ day, topic, verb, count, han, tail }) => ({
    count,
    day,
    text: `${day}${topic}${verb}${han ? sayNumber(count, true) : count}次${tail}`,
  }));

const keeps = (text: string) => {
  const meant = hear(text);
  return records(meant) && !meant.confirm;
};

describe('what may change a record', () => {
  it('follows the number, in figures or in words', () => {
    fc.assert(
      fc.property(broadcast, ({ text, count }) => {
        expect(hear(text)).toMatchObject({ intent: 'log_broadcast', slots: { count }, confirm: false });
      }),
    );
  });

  it('follows the village named, whoever speaks, and nothing else changes', () => {
    fc.assert(
      fc.property(broadcast, villages, villages, ({ text }, a, b) => {
        const [one, other] = [a, b].map((village) => hear(`${village}${text}`, { village: null, role: 'office' }));
        expect(one?.slots).toEqual({ ...other?.slots, village: a });
      }),
    );
  });

  it('reads a village without its last character as well', () => {
    fc.assert(
      fc.property(broadcast, villages, ({ text }, village) => {
        const context = { village: null, role: 'office' } as const;
        expect(hear(`${village.slice(0, -1)}，${text}`, context).slots).toEqual(
          hear(`${village}，${text}`, context).slots,
        );
      }),
    );
  });

  it('reads any name as a name, whatever words are in it', () => {
    const name = fc.constantFrom(
      '万一凡',
      '何时了',
      '高兴',
      '周日晴',
      '马上飞',
      '方未来',
      '钟点点',
      '白播乐',
      '如果儿',
      '欧阳三次',
    );
    fc.assert(
      fc.property(name, (who) => {
        const named = lexiconOf({ ...roster, minors: { 石桥村: [who] } });
        expect(understand(`今天走访了${who}，监护人签了字`, evening, named)).toMatchObject({
          intent: 'log_visit',
          slots: { subjects: [who], count: 1, signed: true, date: '2025-06-12' },
        });
        expect(understand(`${who}身上有伤，怀疑被打`, evening, named)).toMatchObject({
          intent: 'report_clue',
          slots: { advise_recall: true },
        });
      }),
    );
  });

  it('is deaf to breath, width and traditional forms', () => {
    const forms: readonly ((text: string) => string)[] = [
      (text) => `嗯${text}`,
      (text) => text.replace('次', '次啊'),
      (text) => text.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      (text) => text.replace(/[0-9]/g, (c) => `${c}\ufe0f\u20e3`),
      (text) => text.replace('响', '響').replace('两', '兩').replace('广', '廣'),
      (text) => text.replace('村村响', '村村想'),
      (text) => text.replace('村村响', '寸寸响'),
      (text) => text.replace('播放', '拨放'),
      (text) => `${text}。`,
      (text) => `@护蕾助手 ${text}`,
      (text) => ` ${text} `,
    ];
    fc.assert(
      fc.property(broadcast, fc.constantFrom(...forms), ({ text }, form) => {
        expect(hear(form(text)).slots).toEqual(hear(text).slots);
      }),
    );
  });

  it('understands the dialects of Hunan and Chongqing as it does common Chinese', () => {
    const forms: readonly ((text: string) => string)[] = [
      (text) => text.replace('今天', '今朝').replace('昨天', '昨日子'),
      (text) => text.replace('放了', '放哒').replace('播了', '播咯'),
      (text) => text.replace('今天', '今儿个').replace('两次', '两到'),
    ];
    fc.assert(
      fc.property(broadcast, fc.constantFrom(...forms), ({ text }, form) => {
        expect(hear(form(text)).slots).toEqual(hear(text).slots);
      }),
    );
    const told = (text: string) => hear(text, { chat: 'p2p' }).intent;
    for (const [dialect, plain] of [
      ['屋里冇得大人，三个细伢自己煮饭呷', '家里没有大人，三个小孩自己煮饭吃'],
      ['何什报走访咯', '怎么报走访'],
      ['我还有么子冇做', '我还有什么没做'],
      ['喇叭莫得声音', '喇叭没有声音'],
      ['去何小禾屋头耍了哈儿，签了字', '去何小禾家里玩了一下，签了字'],
    ] as const)
      expect(told(dialect), dialect).toBe(told(plain));
  });

  it('swaps one unit of counting for another', () => {
    fc.assert(
      fc.property(broadcast, fc.constantFrom('回', '遍', '道', '盘', '趟'), ({ text }, measure) => {
        expect(hear(text.replace('次', measure)).slots).toEqual(hear(text).slots);
      }),
    );
  });
});

describe('what takes a record away', () => {
  const lines = fc.oneof(
    broadcast.map(({ text }) => text),
    fc.constantFrom(
      '石桥，村村响3次，8点12点18点',
      '喇叭今天放哒三到',
      '去何小禾家坐了一下，签了字',
      '村村响播放3次 8:00 12:00 18:00',
      '今天走访了何小禾、丁一凡',
      '走访留守儿童3人',
      '护蕾链接已转发',
      '上午两次下午一次，村村响',
    ),
  );

  it.each([
    ['不是', (text: string) => `不是${text}`],
    ['是不是', (text: string) => `是不是${text}`],
    ['明天', (text: string) => `明天${text}`],
    ['如果', (text: string) => `如果${text}`],
    ['听说', (text: string) => `听说${text}`],
    ['请各村', (text: string) => `请各村${text}`],
    ['测试', (text: string) => `测试 ${text}`],
    ['a question', (text: string) => `${text}对不对？`],
    ['quotation', (text: string) => `“${text}”`],
    ['someone else’s quotation', (text: string) => `书记说：“${text}”`],
    ['a forwarded message', (text: string) => `【转发】${text}`],
    ['another township', (text: string) => `隔壁镇群里发的：${text}`],
    ['an example', (text: string) => `例如：${text}`],
  ])('%s', (_, wrap) => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(records(hear(wrap(text)))).toBe(false);
      }),
    );
  });

  it('keeps those lines when nothing is put before them', () => {
    fc.assert(fc.property(lines, (text) => records(hear(text))));
  });

  it('never keeps a bare number, word of the menu or mark', () => {
    const short = fc.constantFrom(
      '3',
      '三次',
      '1',
      '+1',
      '8点',
      '村村响登记',
      '走访登记',
      '排查表',
      '线索上报',
      '求助电话',
      '链接转发',
      '会议培训',
      '播放',
      '走访',
      '是',
      '无',
      '已交',
      '？',
      '[图片]',
      '👌',
    );
    fc.assert(fc.property(short, (text) => !records(hear(text))));
  });

  it('never keeps noise', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => !keeps(text)));
  });
});

describe('lists and long messages', () => {
  const counts = fc
    .uniqueArray(fc.constantFrom(...roster.villages), { minLength: 2, maxLength: 6 })
    .chain((names) =>
      fc
        .array(fc.integer({ min: 1, max: 4 }), { minLength: names.length, maxLength: names.length })
        .map((plays) => names.map((village, i) => ({ village, count: plays[i] ?? 1 }))),
    );
  type Row = { village: string; count: number };
  const layouts: readonly ((rows: readonly Row[]) => string)[] = [
    (rows) => rows.map(({ village, count }, i) => `${i + 1}. ${village} ${count}次`).join(' '),
    (rows) =>
      `#接龙\n村村响播放情况\n${rows.map(({ village, count }, i) => `${i + 1}. ${village} ${count}次`).join('\n')}`,
    (rows) => rows.map(({ village, count }) => `${village.slice(0, -1)} ${count}`).join(' '),
    (rows) => `村名\t次数\n${rows.map(({ village, count }) => `${village}\t${count}`).join('\n')}`,
    (rows) => `序号 村名 次数\n${rows.map(({ village, count }, i) => `${i + 1} ${village} ${count}`).join('\n')}`,
    (rows) => rows.map(({ village, count }) => `${village}：${count}次`).join('；'),
    (rows) => rows.map(({ village, count }, i) => `${i + 1}、${village}${count}次`).join('，'),
  ];

  it('reads every row of a list, however it is laid out, and always asks first', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(...layouts), (rows, layout) => {
        expect(hear(layout(rows), { village: null, role: 'office' })).toMatchObject({
          intent: 'log_broadcast',
          confirm: true,
          slots: { items: rows.map(({ village, count }) => ({ village, count, date: '2025-06-12' })) },
        });
      }),
    );
  });

  it('reads no row of a list that is quoted, planned, doubted or not about playing', () => {
    const wraps = fc.constantFrom('明天 ', '是不是', '转发：', '例如：', '走访：', '听说', '不是');
    fc.assert(
      fc.property(counts, fc.constantFrom(...layouts), wraps, (rows, layout, wrap) => {
        expect(keeps(`${wrap}${layout(rows)}`)).toBe(false);
      }),
    );
  });

  it('hears a clue wherever it stands in ten thousand characters', () => {
    const clue = fc.constantFrom(
      '有个女娃被她后爹打得满身是伤。',
      '四组的小妹子肚子大了，才十三岁。',
      '有条线索要报。',
    );
    const filler = fc.constantFrom('今天组织群众打扫了卫生。', '会上学习了文件精神。', '道路硬化进展顺利。');
    fc.assert(
      fc.property(
        clue,
        filler,
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 60 }),
        (c, f, before, after) => {
          expect(hear(`${f.repeat(before)}${c}${f.repeat(after)}`).intent).toBe('report_clue');
        },
      ),
      { numRuns: 40 },
    );
  });

  it('asks about one child of whom nothing everyday is told, and about no everyday one', () => {
    const child = fc.constantFrom('有个娃', '那个女孩', '组里一个细妹子', '隔壁的小孩', '班上有个学生');
    const odd = fc.constantFrom(
      '身上一股酒味',
      '总往网吧跑',
      '好几天没人管',
      '看见大人就发抖',
      '说不想活了',
      '被他叔叔拖走了',
    );
    const fine = fc.constantFrom('考了第一名', '放暑假了', '打疫苗去了', '领了书包', '评上三好学生', '跳舞跳得好');
    fc.assert(
      fc.property(child, odd, fine, (who, bad, good) => {
        expect(hear(`${who}${bad}`).intent).toBe('report_clue');
        expect(hear(`${who}${good}`).intent).toBe('none');
      }),
    );
  });

  it('hears a clue through slips, width, breath and fillers', () => {
    const clue = fc.constantFrom('孩子身上有伤', '小妹崽被人欺负了', '娃儿两天没回家了', '学生说不想活了');
    const forms: readonly ((text: string) => string)[] = [
      (text) => `嗯，那个，${text}`,
      (text) => `领导，${text}啊`,
      (text) => `${text}！！`,
      (text) => text.replace('个', '個').replace('说', '說').replace('两', '兩'),
      (text) => `今天播了3次，另外${text}`,
      (text) => `@护蕾助手 ${text}`,
    ];
    fc.assert(
      fc.property(clue, fc.constantFrom(...forms), (text, form) => {
        expect(hear(form(text)).intent).toBe('report_clue');
      }),
    );
  });
});

describe('whoever writes much', () => {
  const long = 10_000;
  const pieces = [
    '一',
    '8',
    '8 12 18 ',
    '，',
    '播',
    '没有',
    '给女生',
    '“',
    '8:00—',
    '3.15.',
    '爸爸',
    '网上',
    '_',
    '今天播了3次8点12点18点，',
    '学校门口',
    '不是',
    '走访何小禾、',
    '说',
    '月',
    '第',
    '没发现',
    '情况',
    '屋里冇得哒',
    '有个娃被',
    '何小',
  ];

  it.each(pieces)('is answered within a few milliseconds: %s repeated', (piece) => {
    const text = piece.repeat(Math.ceil(long / piece.length)).slice(0, long);
    const took = [1, 2, 3, 4, 5].map(() => {
      const from = performance.now();
      understand(text, evening, lexicon);
      return performance.now() - from;
    });
    // Five is the promise; the rest is for a busy machine.
    expect(Math.min(...took)).toBeLessThan(15);
  });
});
