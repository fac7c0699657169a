import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenOf } from '../../src/understanding/intents/clue-told.ts';
import { evening, hear, lexicon } from './township.ts';
import { understand } from '../../src/understanding/understand.ts';

const harm = fc.constantFrom(
  '学生被欺凌',
  '小孩被虐待',
  '女娃被人猥亵',
  '孩子遭家暴',
  '娃儿被拐卖',
  '学生受伤',
  '未成年人被性侵',
  '孩子被人尾随',
);
const told = fc.constantFrom(
  '有个娃被他爸打得满身是伤',
  '五组的女孩说她叔叔摸她',
  '我们村有个妹子肚子大了才十四岁',
  '有个男的老在校门口尾随女学生',
  '班上有个学生说不想活了',
);
const turn = fc.constantFrom('，但是', '。不过', '，另外', '，还有', '，就是', '，只是');

/** Each way of only speaking of harm, said before it. */
const spoken: readonly (readonly [string, (words: string) => string])[] = [
  ['denied', (words) => `本月没有发现${words}`],
  ['denied', (words) => `走访了一圈，没听说${words}的情况`],
  ['denied', (words) => `全校排查，不存在${words}`],
  ['taught', (words) => `今天培训，讲了${words}怎么办`],
  ['taught', (words) => `给家长们讲${words}要怎么报警`],
  ['taught', (words) => `播放了护蕾音频，内容是${words}要大声说`],
  ['supposed', (words) => `假如${words}，先报哪里`],
  ['supposed', (words) => `万一${words}，由哪个单位管`],
  ['exercise', (words) => `打个比方，${words}，属于哪一类`],
  ['exercise', (words) => `应急演练脚本：${words}`],
  ['ruled', (words) => `发现${words}的，必须第一时间上报`],
  ['ordered', (words) => `请各校逐一核实有没有${words}`],
  ['ordered', (words) => `各村要注意排查${words}的情况`],
  ['planned', (words) => `明天去学校摸排${words}的情况`],
  ['fiction', (words) => `昨晚追的那个剧里${words}，气死我了`],
  ['forwarded', (words) => `公众号发的：${words}`],
  ['asked', (words) => `今年${words}的案件有几起`],
];

describe('words of harm', () => {
  it.each(spoken)('%s are no clue', (_, say) => {
    fc.assert(
      fc.property(harm, (words) => {
        expect(hear(say(words)).intent, say(words)).not.toBe('report_clue');
      }),
    );
  });

  it.each(spoken)('%s hide no clue told after a turn', (_, say) => {
    fc.assert(
      fc.property(harm, turn, told, (words, then, clue) => {
        const text = `${say(words)}${then}${clue}`;
        expect(hear(text).intent, text).toBe('report_clue');
      }),
    );
  });

  it('told plainly are a clue, whatever is denied or was taught beside them', () => {
    fc.assert(
      fc.property(told, fc.constantFrom('，没有别的线索', '。今天还播了3次', '，刚培训完'), (clue, tail) => {
        expect(hear(`${clue}${tail}`).intent, `${clue}${tail}`).toBe('report_clue');
      }),
    );
  });

  it('lacked are no denial: who has nobody is not well', () => {
    const lack = fc.constantFrom(
      '没有人管',
      '没有大人在家',
      '没有回家',
      '好几天没吃饭',
      '没有监护人',
      '没来上学，家里也联系不上',
    );
    fc.assert(
      fc.property(fc.constantFrom('有个娃', '那个女孩', '三组的孩子'), lack, (who, what) => {
        expect(hear(`${who}${what}`).intent, `${who}${what}`).toBe('report_clue');
      }),
    );
  });
});

describe('the stance of a clause', () => {
  it('keeps every character of the line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(harm, told, turn, fc.constantFrom('，', '。', '没有', '：', '如果', '讲了'))),
        (parts) => {
          const text = parts.join('');
          expect(
            spokenOf(text)
              .map((clause) => clause.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });

  it('can be named: what it is called says why the words did not count', () => {
    expect(spokenOf('今天培训,讲了性侵案例,但有个娃被打')).toEqual([
      { text: '今天培训,', stance: undefined },
      { text: '讲了性侵案例,', stance: expect.any(String) },
      { text: '但有个娃被打', stance: undefined },
    ]);
  });

  it.each([
    '没有',
    '没发现',
    '打,',
    '如果有,',
    '讲了',
    '但',
    '不过,',
    '喇叭里',
    '请各',
    '被打，',
    '不存在',
    '给孩子讲',
  ])('is found in ten thousand characters within a few milliseconds: %s repeated after a harm', (piece) => {
    const text = `有个娃被打${piece.repeat(Math.ceil(10_000 / piece.length))}`.slice(0, 10_000);
    const took = [1, 2, 3, 4, 5].map(() => {
      const from = performance.now();
      understand(text, evening, lexicon);
      return performance.now() - from;
    });
    // Five is the promise; the rest is for a busy machine.
    expect(Math.min(...took)).toBeLessThan(15);
  });
});
