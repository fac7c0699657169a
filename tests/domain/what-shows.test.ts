import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { md } from '../../src/cards/kit.ts';
import { maskName, sayPersons } from '../../src/domain/person-name.ts';

describe('names and small numbers of persons', () => {
  it.each([
    ['王小明', '王*明'],
    ['李圆', '李*'],
    ['欧阳小禾', '欧**禾'],
    [' 田甜 ', '田*'],
    ['禾', '*'],
    ['', '*'],
    ['𠮷野家', '𠮷*家'],
  ])('%j is shown as %j', (name, shown) => expect(maskName(name)).toBe(shown));

  it('no name is shown whole', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥]{1,6}$/), (name) => {
        expect(maskName(name)).not.toBe(name);
        expect(maskName(name)).toContain('*');
      }),
    );
  });

  it.each([
    [0, '少量'],
    [4, '少量'],
    [5, '5'],
    [12, '12'],
  ])('A-36: %i persons are said %s', (count, said) => expect(sayPersons(count)).toBe(said));
});

describe('what somebody typed stays text', () => {
  it.each([
    '<at id=all></at>',
    '<at user_id="ou_x">a</at>',
    '[点我](https://example.com)',
    'https://example.com/x',
    'http://example.com',
    '![图](img_v2)',
    '&lt;at id=all&gt;',
    '&#60;at id=all&#62;',
    '<font color=red>红</font>',
    '**粗**',
    '| 表 | 格 |',
    '`码`',
    '# 题',
  ])('%s makes no link, no mention, no markup', (typed) => {
    const { markdown } = md`${typed}`;
    expect(markdown.replaceAll(/&#\d+;/g, '')).not.toMatch(/[\\`*_~[\]()<>|&#]|:\/\//);
  });

  it('it reads as it was typed, and numbers and times stay plain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const shown = md`${typed}`.markdown.replaceAll(/&#(\d+);/g, (_, code: string) =>
          String.fromCharCode(Number(code)),
        );
        expect(shown).toBe(typed);
      }),
    );
    expect(md`今日 ${3}/${3}：${'08:00 12:00'}`.markdown).toBe('今日 3/3：08:00 12:00');
  });

  it('our own markup stays markup, also inside another line', () => {
    expect(md`**${'石*村'}** ${md`_${'a_b'}_`}`.markdown).toBe('**石&#42;村** _a&#95;b_');
  });
});
