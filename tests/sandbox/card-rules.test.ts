import { describe, expect, it } from 'vitest';
import { cardFaults } from '../../src/sandbox/card-rules.ts';
import { buttonCard, noticeCard, visitForm } from './township.ts';

const plain = (content: string) => ({ tag: 'plain_text', content });
const body = (...elements: unknown[]) => ({ schema: '2.0', config: { update_multi: true }, body: { elements } });
const form = (...elements: unknown[]) => body({ tag: 'form', name: 'f', elements: [...elements, submit] });
const submit = { tag: 'button', name: 'go', form_action_type: 'submit', text: plain('提交') };
const button = { tag: 'button', text: plain('好'), behaviors: [{ type: 'callback', value: { a: 1 } }] };
const table = {
  tag: 'table',
  columns: [
    { name: 'village', data_type: 'text' },
    { name: 'done', data_type: 'number' },
  ],
  rows: [{ village: '甲村', done: 3 }],
};
const chart = {
  tag: 'chart',
  chart_spec: { type: 'bar', data: { values: [{ v: '甲村', n: 4 }] }, xField: 'v', yField: 'n' },
};
const times = (n: number, one: unknown) => Array.from({ length: n }, () => one);
const deep = (levels: number): unknown =>
  levels === 0
    ? { tag: 'hr' }
    : { tag: 'column_set', columns: [{ tag: 'column', width: 'auto', elements: [deep(levels - 1)] }] };
const markdown = (content: string) => ({ tag: 'markdown', content });

describe('Feishu takes', () => {
  it.each<[string, unknown]>([
    ['a notice', noticeCard()],
    ['a button', buttonCard()],
    ['a visit’s form with every kind of field', visitForm()],
    ['a table and a chart at the root', body(table, chart)],
    ['five levels of columns', body(deep(5))],
    [
      'a folded list with a button',
      body({ tag: 'collapsible_panel', header: { title: markdown('更多') }, elements: [button] }),
    ],
    ['a picture', body({ tag: 'img', img_key: 'img_v3_1', alt: plain('照片') })],
    ['mentions of people and of all', body(markdown('<at id=ou_1></at> <at id=all></at>'))],
    [
      'lines of text',
      body({ tag: 'div', text: { ...plain('甲村'), text_size: 'notation' }, margin: '4px -12px' }, { tag: 'hr' }),
    ],
    ['an overflow outside a form', body({ tag: 'overflow', options: [{ text: plain('更多'), value: 'more' }] })],
  ])('%s', (_, card) => {
    expect(cardFaults(card)).toEqual([]);
  });
});

describe('Feishu refuses', () => {
  it.each<[string, unknown, string]>([
    ['what is no object', '[]', '200621'],
    ['a card of version 1', { elements: [] }, '200830'],
    ['a property nobody knows', { ...noticeCard(), elements: [] }, 'unknown property, property: elements'],
    ['an unknown property deep inside', form({ tag: 'input', name: 'a', colour: 'red' }), 'property: colour'],
    ['a tag of version 1', body({ tag: 'note', elements: [] }), '200861'],
    ['an exclusive card', { ...noticeCard(), config: { update_multi: false } }, 'update_multi'],
    ['a header without a title', { ...noticeCard(), header: { template: 'blue' } }, 'ROOT -> header -> title'],
    ['a colour no header has', { ...noticeCard(), header: { title: plain('提醒'), template: 'pink' } }, 'template'],
    [
      'four tags in a header',
      { ...noticeCard(), header: { title: plain('提醒'), text_tag_list: times(4, { tag: 'text_tag' }) } },
      'at most 3',
    ],
    ['30 KB and more', body(markdown('字'.repeat(11_000))), '230025'],
    ['more than 200 elements', body(...times(201, { tag: 'hr' })), '11310'],
    ['six levels of columns', body(deep(6)), 'nested deeper than 5'],
    [
      'a form inside a column',
      body({ tag: 'column_set', columns: [{ tag: 'column', elements: form().body.elements }] }),
      'directly under body',
    ],
    [
      'a form inside a form',
      form({ tag: 'form', name: 'g', elements: [{ ...submit, name: 'go2' }] }),
      'directly under body',
    ],
    ['a table inside a form', form(table), 'table is only allowed'],
    [
      'a table inside a column',
      body({ tag: 'column_set', columns: [{ tag: 'column', elements: [table] }] }),
      'table is only allowed',
    ],
    ['a chart inside a form', form(chart), 'does not support chart'],
    ['a form without a name', body({ tag: 'form', elements: [submit] }), 'name'],
    [
      'a form without a submit button',
      body({ tag: 'form', name: 'f', elements: [{ tag: 'input', name: 'a' }] }),
      'form_action_type submit',
    ],
    ['a field without a name', form({ tag: 'input' }), '200530'],
    ['a field with an empty name', form({ tag: 'input', name: '' }), '200530'],
    [
      'one name used twice',
      form({ tag: 'input', name: 'a' }, { tag: 'date_picker', name: 'a' }),
      'name a is used twice',
    ],
    ['one element_id used twice', body({ tag: 'hr', element_id: 'x' }, { tag: 'hr', element_id: 'x' }), '300301'],
    ['a bad element_id', body({ tag: 'hr', element_id: '1x' }), 'element_id'],
    ['required outside a form', body({ tag: 'input', name: 'a', required: true }), 'required is only supported'],
    [
      'several choices outside a form',
      body({ tag: 'multi_select_static', name: 'a', options: [{ text: plain('一'), value: '1' }] }),
      'only supported inside a form',
    ],
    ['a submit button outside a form', body(submit), 'form_action_type is only'],
    ['a callback that is a string', body({ ...button, behaviors: [{ type: 'callback', value: 'yes' }] }), 'behaviors'],
    ['a button’s old link', body({ ...button, url: 'https://example.cn' }), 'property: url'],
    ['a link that is not http', body({ ...button, behaviors: [{ type: 'open_url', default_url: 'ftp://a' }] }), 'http'],
    ['a question without a title', body({ ...button, confirm: { text: plain('确认？') } }), 'confirm -> title'],
    ['a chart described by a string', body({ ...chart, chart_spec: '{}' }), '200550'],
    ['a chart of no type', body({ ...chart, chart_spec: { data: {} } }), '200550'],
    [
      'an option offered twice',
      form({ tag: 'select_static', name: 'a', options: times(2, { text: plain('一'), value: '1' }) }),
      'unique',
    ],
    ['a choice without options', form({ tag: 'select_static', name: 'a', options: [] }), 'options'],
    [
      'a placeholder over 100 characters',
      form({ tag: 'input', name: 'a', placeholder: plain('字'.repeat(101)) }),
      '100',
    ],
    ['an input over 1000 characters', form({ tag: 'input', name: 'a', max_length: 1001 }), '1000'],
    ['a date nobody writes', form({ tag: 'date_picker', name: 'a', initial_date: '2025/3/1' }), 'yyyy-MM-dd'],
    [
      'a moment with neither value nor placeholder',
      form({ tag: 'picker_datetime', name: 'a' }),
      'placeholder is required',
    ],
    ['a mention of nobody', body(markdown('<at></at> 请补报')), 'bad mention'],
    ['an empty text', body(markdown('')), 'content'],
    ['a picture without words for it', body({ tag: 'img', img_key: 'img_v3_1' }), 'alt'],
    ['six tables', body(...times(6, table)), '6 tables'],
    ['a number that is a word', body({ ...table, rows: [{ village: '甲村', done: '三' }] }), '200914'],
    ['a column named twice', body({ ...table, columns: times(2, table.columns[0]) }), '200915'],
    ['a margin of a mile', body({ tag: 'hr', margin: '100px' }), 'margin'],
    ['columns outside a column_set', body({ tag: 'column', elements: [] }), '200861'],
    ['a pressable container that does nothing', body({ tag: 'interactive_container', elements: [] }), 'behaviors'],
  ])('%s', (_, card, words) => {
    expect(cardFaults(card).join('\n')).toContain(words);
  });
});
