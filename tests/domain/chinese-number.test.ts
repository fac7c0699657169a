import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, sayNumber, withDigits } from '../../src/domain/chinese-number.ts';

describe('a number in characters', () => {
  it('is read back as it is said, up to 9999, with two or pair', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (n) => {
        expect(readNumber(sayNumber(n))).toBe(n);
        expect(readNumber(sayNumber(n).replace(/二(?=[千百])/g, '两'))).toBe(n);
      }),
    );
  });

  it.each([
    ['两千零三', 2003],
    ['一千零一十五', 1015],
    ['一百十五', 115],
    ['二十两', 22],
    ['一百五', undefined],
    ['零五', undefined],
    ['两三', undefined],
  ])('%s is %s', (text, value) => expect(readNumber(text)).toBe(value));
});

describe('what counts something is put in digits', () => {
  it.each([
    ['播了三次，走访十二户', '播了3次，走访12户'],
    ['百分之九十五', '95%'],
    ['百分之百', '100%'],
    ['三分之二的村', '2/3的村'],
    ['共两千零三', '共2003'],
    ['另有线索两条', '另有线索2条'],
  ])('%s', (text, digits) => expect(withDigits(text)).toBe(digits));

  it.each(['第三次', '每一户', '一户一策', '一次性', '十分重视', '几十户', '三个月', '两三次', '千方百计', '统一部署'])(
    '%s stays as it is',
    (text) => expect(withDigits(text)).toBe(text),
  );

  it.each(['三月二十五日前', '十二月', '二〇二四年'])('the day %s stays as it is', (text) =>
    expect(withDigits(text)).toBe(text),
  );
});
