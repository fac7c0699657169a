import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toFeishuCard } from '../../src/bot/feishu-card.ts';
import { looks } from '../../src/cards/charts.ts';
import { type Block, type Button, type Card, md } from '../../src/cards/kit.ts';
import type { Field } from '../../src/domain/field.ts';
import { cardFaults } from '../../src/sandbox/card-rules.ts';

const words = fc.oneof(
  fc.string({ maxLength: 150, unit: 'binary' }),
  fc.constantFrom('<at id=all></at>', '|--|--|', '村'.repeat(120)),
);
const name = fc.stringMatching(/^[a-z]{0,6}$/);
const aText = fc.record({ kind: fc.constant('text' as const), text: words.map((word) => md`${word}`) });
const aButton: fc.Arbitrary<Button> = fc.record(
  {
    label: words,
    press: fc.record({ command: name, step: name, args: fc.dictionary(name, words, { maxKeys: 3 }) }),
    style: fc.constantFrom('primary' as const, 'plain' as const, 'danger' as const),
    confirm: fc.record({ title: words, text: words }),
  },
  { requiredKeys: ['label', 'press'] },
);
const aLine = fc.record({
  kind: fc.constant('line' as const),
  text: words.map((word) => md`${word}`),
  button: aButton,
});
const someButtons = fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(aButton, { maxLength: 4 }) });
const aRule = fc.constant({ kind: 'rule' as const });
const aField: fc.Arbitrary<Field> = fc.record(
  {
    name,
    label: words,
    kind: fc.constantFrom('day', 'time', 'choice', 'choices', 'tick', 'line', 'lines'),
    required: fc.boolean(),
    options: fc.array(fc.tuple(name, words), { maxLength: 80 }),
    hint: words,
    atMost: fc.nat(3000),
  },
  { requiredKeys: ['name', 'label', 'kind'] },
);
const value = fc.oneof(words, fc.array(name, { maxLength: 4 }), fc.boolean(), fc.constantFrom('2024-02-30', '25:00'));
const aForm: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('form' as const),
  name,
  fields: fc.array(aField, { maxLength: 12 }),
  values: fc.dictionary(name, value),
  faults: fc.dictionary(name, words, { maxKeys: 4 }),
  submit: fc.array(aButton, { maxLength: 3 }),
});
const aTable: fc.Arbitrary<Block> = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 60 })
  .chain((names) =>
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.constant(names.map((one) => ({ name: one, label: one }))),
      rows: fc.array(fc.record(Object.fromEntries(names.map((one) => [one, words]))), { maxLength: 40 }),
    }),
  );
const someBars: fc.Arbitrary<Block> = fc.record(
  {
    kind: fc.constant('bars' as const),
    title: words,
    points: fc.array(fc.record({ label: words, value: fc.double() }), { maxLength: 60 }),
    target: fc.nat(),
  },
  { requiredKeys: ['kind', 'title', 'points'] },
);
const someCells: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('grid' as const),
  title: words,
  columns: fc.array(words, { maxLength: 50 }),
  rows: fc.array(
    fc.record({
      label: words,
      cells: fc.array(fc.option(fc.record({ look: fc.constantFrom(...looks), mark: words }), { nil: undefined }), {
        maxLength: 50,
      }),
    }),
    { maxLength: 40 },
  ),
  says: fc.record({ full: words, most: words, some: words, none: words, excused: words, ahead: words }),
});
const someProgress: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('progress' as const),
  title: words,
  points: fc.array(fc.record({ label: words, percent: fc.double() }), { maxLength: 60 }),
});
const aTrend: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('trend' as const),
  title: words,
  names: fc.record({ now: words, before: words }),
  points: fc.array(fc.record({ label: words, now: fc.double(), before: fc.option(fc.double(), { nil: undefined }) }), {
    maxLength: 60,
  }),
});
const aChart = fc.oneof(someBars, someCells, someProgress, aTrend);
const aFold: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('fold' as const),
  title: words,
  blocks: fc.array(fc.oneof(aText, aLine, someButtons, aRule), { maxLength: 40 }),
});
const aCard: fc.Arbitrary<Card> = fc.record({
  title: words,
  tone: fc.constantFrom('neutral', 'done', 'needs-you', 'urgent', 'closed'),
  blocks: fc.array(fc.oneof(aText, aLine, someButtons, aRule, aForm, aTable, aChart, aFold), { maxLength: 30 }),
});

it('any card whatever becomes one that Feishu takes', () => {
  fc.assert(
    fc.property(aCard, (any) => {
      const made = toFeishuCard(any);
      expect(cardFaults(made)).toEqual([]);
      expect(new TextEncoder().encode(JSON.stringify(made)).length).toBeLessThanOrEqual(28 * 1024);
    }),
    { numRuns: 300 },
  );
}, 60_000);
