import { describe, expect, it } from 'vitest';
import { fieldOfName, nameOfField, pressOfValue, valueOfPress } from '../../src/bot/press.ts';
import { toCallback, toFeishuCard } from '../../src/bot/feishu-card.ts';
import { type Block, type Button, buttons, card, type Form, md, note, table, text } from '../../src/cards/kit.ts';
import type { Field } from '../../src/domain/field.ts';
import { cardFaults } from '../../src/sandbox/card-rules.ts';

const open: Button = { label: '登记', press: { command: 'visit', step: 'open', args: { child: 'c1' } } };

const fields: readonly Field[] = [
  { name: 'day', label: '日期', kind: 'day', required: true },
  { name: 'first', label: '第一次', kind: 'time' },
  {
    name: 'content',
    label: '内容',
    kind: 'choice',
    options: [
      ['voice', '利剑护蕾语音'],
      ['law', '普法'],
    ],
  },
  {
    name: 'topics',
    label: '主题',
    kind: 'choices',
    options: [
      ['law', '普法'],
      ['water', '防溺水'],
    ],
  },
  { name: 'signed', label: '已签字', kind: 'tick' },
  { name: 'place', label: '地点', kind: 'line', hint: '比如村口', atMost: 20 },
  { name: 'note', label: '备注', kind: 'lines', atMost: 5000 },
];

const form: Form = {
  kind: 'form',
  name: 'broadcast',
  fields,
  values: { day: '2024-03-15', first: '08:00', content: 'law', topics: ['water'], signed: true, place: '村口' },
  faults: { first: '第一次的时间还没有到', gone: '草稿已过期' },
  submit: [
    { label: '登记', style: 'primary', press: { command: 'broadcast', step: 'submit' } },
    { label: '坏了，没播成', press: { command: 'fault', step: 'open' } },
  ],
};

const kinds: Record<Block['kind'], Block> = {
  text: text(md`雄风村 **3月15日** ${'*甲*'}`),
  rule: { kind: 'rule' },
  buttons: buttons(open, { ...open, style: 'danger', confirm: { title: '撤销', text: '真的撤销这一条' } }),
  line: { kind: 'line', text: md`王*明 · 留守儿童`, button: open },
  table: table(
    [
      { name: 'village', label: '村' },
      { name: 'count', label: '次数', align: 'right' },
    ],
    [
      { village: '雄风村', count: '42' },
      { village: '光华村', extra: 'x' },
    ],
  ),
  bars: {
    kind: 'bars',
    title: '本月每天播放',
    points: [
      { label: '1日', value: 3 },
      { label: '2日', value: 2 },
    ],
    target: 3,
  },
  grid: {
    kind: 'grid',
    title: '每天播放',
    columns: ['1', '2'],
    rows: [{ label: '雄风村', cells: [{ look: 'full' }, undefined] }],
    says: { full: '播满', most: '过半', some: '不到一半', none: '没播', excused: '停播', ahead: '还没到' },
  },
  progress: { kind: 'progress', title: '各项完成', points: [{ label: '村村响', percent: 97 }] },
  trend: {
    kind: 'trend',
    title: '和上月比',
    names: { now: '本月', before: '上月' },
    points: [{ label: '村村响', now: 97, before: undefined }],
  },
  fold: { kind: 'fold', title: '明细', blocks: [{ kind: 'text', text: md`一行` }, { kind: 'rule' }] },
  form,
};

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every object of the card that has this tag. */
function tagged(part: unknown, tag: string): Json[] {
  if (Array.isArray(part)) return part.flatMap((one) => tagged(one, tag));
  if (!isJson(part)) return [];
  return [...(part['tag'] === tag ? [part] : []), ...Object.values(part).flatMap((one) => tagged(one, tag))];
}

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
const written = (value: unknown) => JSON.stringify(value);

describe('a card', () => {
  it.each(Object.entries(kinds))('with a %s is one Feishu takes', (_, block) => {
    expect(cardFaults(toFeishuCard(card('标题', 'neutral', block)))).toEqual([]);
  });

  it('with everything on it is one Feishu takes', () => {
    expect(cardFaults(toFeishuCard(card('标题', 'urgent', ...Object.values(kinds), form, form)))).toEqual([]);
  });

  it('carries title, colour and a summary for old clients', () => {
    expect(toFeishuCard({ ...card('村村响已登记', 'done'), summary: '雄风村 3次' })).toMatchObject({
      schema: '2.0',
      config: { update_multi: true, enable_forward: false, summary: { content: '雄风村 3次' } },
      header: { title: { content: '村村响已登记' }, template: 'green' },
    });
    expect(toFeishuCard(card('待办', 'needs-you'))).toMatchObject({
      config: { summary: { content: '待办' } },
      header: { template: 'orange' },
    });
  });

  it('sends back with a press exactly what the button stands for', () => {
    const [made] = tagged(toFeishuCard(card('x', 'neutral', buttons(open))), 'button');
    expect(made?.['behaviors']).toEqual([
      { type: 'callback', value: { v: 1, command: 'visit', step: 'open', args: { child: 'c1' } } },
    ]);
    expect(pressOfValue(valueOfPress(open.press))).toEqual(open.press);
    expect(pressOfValue({ v: 2, command: 'visit', step: 'open' })).toEqual({ command: '', step: '' });
    expect(pressOfValue({ v: 1, command: 'visit', step: 'open', args: { n: 3 } })).toEqual({ command: '', step: '' });
  });

  it('keeps the button of a line whole on a phone', () => {
    const [set] = tagged(toFeishuCard(card('x', 'neutral', kinds.line)), 'column_set');
    expect(set).toMatchObject({ flex_mode: 'none', columns: [{ width: 'weighted' }, { width: 'auto' }] });
  });

  it('colours the days below the target, in plain JSON', () => {
    const [chart] = tagged(toFeishuCard(card('x', 'neutral', kinds.bars)), 'chart');
    expect(chart?.['chart_spec']).toMatchObject({
      type: 'bar',
      data: { values: [{ standing: '已满' }, { standing: '未满' }] },
      seriesField: 'standing',
    });
  });
});

describe('a form', () => {
  const made = toFeishuCard(card('登记', 'neutral', form, { ...form, name: 'second' }));

  it('shows what was typed before', () => {
    expect(tagged(made, 'date_picker')[0]).toMatchObject({ name: 'day', required: true, initial_date: '2024-03-15' });
    expect(tagged(made, 'picker_time')[0]).toMatchObject({ name: 'first', initial_time: '08:00' });
    expect(tagged(made, 'select_static')[0]).toMatchObject({ initial_option: 'law' });
    expect(tagged(made, 'multi_select_static')[0]).toMatchObject({ selected_values: ['water'] });
    expect(tagged(made, 'checker')[0]).toMatchObject({ name: 'signed', checked: true });
    expect(tagged(made, 'input')[0]).toMatchObject({ default_value: '村口', max_length: 20 });
    expect(tagged(made, 'input')[1]).toMatchObject({ input_type: 'multiline_text', max_length: 1000 });
  });

  it('says what is wrong in red, right under the field', () => {
    const [first] = tagged(made, 'form');
    const elements = Array.isArray(first?.['elements']) ? first['elements'].filter(isJson) : [];
    const at = elements.findIndex((element) => element['name'] === 'first');
    expect(elements[at + 1]?.['content']).toBe("<font color='red'>第一次的时间还没有到</font>");
    expect(written(elements)).toContain('草稿已过期');
  });

  it('shown twice on a card has names of its own, which lead back to the same fields', () => {
    expect(tagged(made, 'date_picker').map((picker) => picker['name'])).toEqual(['day', 'day__2']);
    expect(fieldOfName(nameOfField('day', 1))).toBe('day');
  });

  it('nobody could send is not shown', () => {
    expect(tagged(toFeishuCard(card('x', 'neutral', { ...form, submit: [] })), 'form')).toEqual([]);
  });

  it('offers sixty options and still the one already chosen', () => {
    const options = Array.from({ length: 90 }, (_, n) => [`v${n}`, `第${n}村`] as const);
    const long = {
      ...form,
      fields: [{ name: 'village', label: '村', kind: 'choice' as const, options }],
      values: { village: 'v89' },
    };
    const [select] = tagged(toFeishuCard(card('x', 'neutral', long)), 'select_static');
    expect(select?.['options']).toHaveLength(60);
    expect(select).toMatchObject({ initial_option: 'v89', placeholder: { content: '没列出的请打字说' } });
  });
});

describe('what does not fit', () => {
  const rows = (count: number, width = 20) =>
    Array.from({ length: count }, (_, n) => ({ village: `第${n}村`, note: '说明'.repeat(width) }));
  const columns = [
    { name: 'village', label: '村' },
    { name: 'note', label: '说明' },
  ];

  it('is cut from a table, with a line that says how many rows are missing', () => {
    const made = toFeishuCard(card('全镇情况', 'neutral', table(columns, rows(600))));
    const [shown] = tagged(made, 'table');
    const kept = Array.isArray(shown?.['rows']) ? shown['rows'].length : 0;
    expect(kept).toBeGreaterThan(50);
    expect(written(made)).toContain(`还有 ${600 - kept} 行，请在明细里看`);
    expect(shown).toMatchObject({ page_size: 10, freeze_first_column: true });
    expect(bytes(made)).toBeLessThanOrEqual(28 * 1024);
    expect(cardFaults(made)).toEqual([]);
  });

  it('leaves a table alone where only the lines are too many', () => {
    const lines = Array.from({ length: 60 }, () => kinds.line);
    const made = toFeishuCard(card('我的待办', 'neutral', table(columns, rows(20, 1)), ...lines, kinds.form));
    expect(tagged(made, 'table')[0]).toHaveProperty('rows.length', 20);
    expect(tagged(made, 'form')).toHaveLength(1);
    expect(written(made)).toMatch(/还有 \d+ 行，请在明细里看/);
    expect(cardFaults(made)).toEqual([]);
  });

  it('is folded contents, a sixth table, a long text', () => {
    const folded: Block = {
      kind: 'fold',
      title: '名单',
      blocks: Array.from({ length: 300 }, () => ({ kind: 'text', text: md`一行` })),
    };
    const tables = Array.from({ length: 7 }, () => table(columns, rows(3, 1)));
    const made = toFeishuCard(card('x', 'neutral', folded, ...tables, text(md`${'长'.repeat(20_000)}`)));
    expect(tagged(made, 'table').length).toBeLessThanOrEqual(5);
    expect(cardFaults(made)).toEqual([]);
  });

  it('and cannot be cut is said in one line', () => {
    const many = Array.from({ length: 150 }, () => buttons(open));
    const made = toFeishuCard(card('x', 'neutral', ...many));
    expect(written(made)).toContain('一张卡片放不下');
    expect(cardFaults(made)).toEqual([]);
  });
});

describe('the answer to a press', () => {
  it('is a toast, a new card, both or nothing', () => {
    expect(toCallback({})).toEqual({});
    expect(toCallback({ toast: { tone: 'warning', text: '只能看本村' } })).toEqual({
      toast: { type: 'warning', content: '只能看本村' },
    });
    const receipt = card('已登记', 'done', note(md`打字也行：“撤销”`));
    expect(toCallback({ card: receipt })).toEqual({ card: { type: 'raw', data: toFeishuCard(receipt) } });
  });
});

it('a way past a form stands beneath it, where an empty required field holds nobody up', () => {
  const past: Button = { label: '不填了', press: { command: 'matter', step: 'show' }, skips: true };
  const made = JSON.stringify(toFeishuCard(card('约谈', 'neutral', { ...form, submit: [...form.submit, past] })));
  expect(cardFaults(JSON.parse(made))).toEqual([]);
  expect(made.indexOf('不填了')).toBeGreaterThan(made.lastIndexOf('form_action_type'));
});
