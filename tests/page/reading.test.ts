import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, initialValues, missingOf } from '../../src/sandbox/page/card/fields.ts';
import { colourOf, distanceOf } from '../../src/sandbox/page/card/look.ts';
import { blocksOf } from '../../src/sandbox/page/card/markdown.ts';
import { inlinesOf } from '../../src/sandbox/page/card/markdown-inline.ts';
import { presetsFrom, sayDate, sayWhen } from '../../src/sandbox/page/clock.ts';
import { cardInOneLine } from '../../src/sandbox/page/preview.ts';

const at = (iso: string) => Date.parse(`${iso}+08:00`);

describe('the clock offers the next moments of the township', () => {
  it.each([
    [
      '2024-03-15T20:05:00',
      '今天20:30 2024-03-15T20:30',
      '25日09:00 2024-03-25T09:00',
      '下月1日08:00 2024-04-01T08:00',
    ],
    [
      '2024-12-31T20:40:00',
      '明天20:30 2025-01-01T20:30',
      '下月25日09:00 2025-01-25T09:00',
      '下月1日08:00 2025-01-01T08:00',
    ],
    ['2024-02-01T07:59:00', '今天20:30 2024-02-01T20:30', '25日09:00 2024-02-25T09:00', '1日08:00 2024-02-01T08:00'],
  ])('from %s', (now, evening, check, bulletin) => {
    const presets = presetsFrom(at(now)).map((preset) => `${preset.label} ${preset.at.slice(0, 16)}`);
    expect(presets).toEqual(expect.arrayContaining([evening, check, bulletin]));
  });

  it('and says a moment as shortly as today allows', () => {
    const now = at('2024-03-15T00:05:00');
    expect(sayWhen(now, now)).toBe('00:05');
    expect(sayWhen(at('2024-03-14T23:59:00'), now)).toBe('昨天 23:59');
    expect(sayDate(at('2024-03-01T00:00:00'), '')).toBe('2024/03/01');
  });
});

describe('markdown', () => {
  it('leads nowhere but to web, telephone and mail addresses, whatever is written', () => {
    const nested = fc.stringMatching(/^[[\]()<>a-z:/*&#;"'= ]{0,40}$/);
    fc.assert(
      fc.property(
        nested,
        fc.constantFrom('javascript:', 'JaVaScRiPt:', 'data:text/html,', 'vbscript:', '//'),
        (text, scheme) => {
          const read = JSON.stringify(blocksOf(`${text}[x](${scheme}y)<a href="${scheme}y">z</a>${text}`));
          for (const [, url] of read.matchAll(/"url":"([^"]*)"/g))
            expect(url).toMatch(/^(?:https?:\/\/|tel:|mailto:)/i);
        },
      ),
    );
  });

  it('keeps every word that is not markup', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u4eff0-9 ，。（）]{0,30}$/), (text) => {
        expect(inlinesOf(text)).toEqual(text ? [{ type: 'text', text }] : []);
      }),
    );
  });

  it('reads an entity as a sign, never as markup', () => {
    const words = inlinesOf('&#42;&#42;王&#42;明&#42;&#42; &lt;b&gt; 3 < 5').map((run) =>
      'text' in run ? run.text : '?',
    );
    expect(words.join('')).toBe('**王*明** <b> 3 < 5');
  });
});

describe('a form', () => {
  const form = {
    tag: 'form',
    elements: [
      { tag: 'column_set', columns: [{ tag: 'column', elements: [{ tag: 'input', name: 'note', required: true }] }] },
      { tag: 'select_static', name: 'way', initial_index: 2, options: [{ value: 'a' }, { value: 'b' }] },
      { tag: 'multi_select_static', name: 'seen' },
      { tag: 'checker', name: 'signed', required: true },
    ],
  };

  it('starts with what the card chose and sends only what was answered', () => {
    const values = initialValues(form);
    expect(answersOf(form, values)).toEqual({ way: 'b', signed: false });
    expect([...missingOf(form, values)]).toEqual(['note']);
    expect([...missingOf(form, { ...values, note: '  ' })]).toEqual(['note']);
    expect(missingOf(form, { ...values, note: '好' }).size).toBe(0);
  });
});

it('a card in the list is its summary, else its title, else its first words', () => {
  const body = { elements: [{ tag: 'hr' }, { tag: 'div', text: { content: '先看到的' } }] };
  const header = { title: { content: '题目' } };
  expect(cardInOneLine({ config: { summary: { content: '一句话' } }, header, body })).toBe('一句话');
  expect(cardInOneLine({ header, body })).toBe('题目');
  expect(cardInOneLine({ body })).toBe('先看到的');
  expect(cardInOneLine(null)).toBe('卡片消息');
});

it('a look that is no name of Feishu’s never reaches the style sheet', () => {
  expect(colourOf('red;background:url(x)')).toBeUndefined();
  expect(distanceOf('8px 12px')).toBe('8px 12px');
  expect(distanceOf('calc(1px)')).toBeUndefined();
});
