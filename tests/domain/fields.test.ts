import { describe, expect, it } from 'vitest';
import { type Field, faultsOf, type FieldValue, listOf, sayOption, textOf, tickOf } from '../../src/domain/field.ts';

const options = [
  ['care', '走访关爱'],
  ['guidance', '帮教'],
] as const;

describe('an answer counts or one sentence says why not', () => {
  it.each<[Omit<Field, 'name' | 'label'>, FieldValue | undefined, string | undefined]>([
    [{ kind: 'line', required: true }, undefined, '请填这一格'],
    [{ kind: 'line', required: true }, '', '请填这一格'],
    [{ kind: 'choices', required: true, options }, [], '请填这一格'],
    [{ kind: 'line' }, undefined, undefined],
    [{ kind: 'day' }, '2024-02-29', undefined],
    [{ kind: 'day' }, '2024-02-30', '这一格要写成 2024-03-15 这样'],
    [{ kind: 'day' }, ['2024-02-29'], '这一格要写成 2024-03-15 这样'],
    [{ kind: 'time' }, '24:00', '这一格要写成 08:00 这样'],
    [{ kind: 'time' }, '23:59', undefined],
    [{ kind: 'quarter' }, '2024-Q4', undefined],
    [{ kind: 'quarter' }, '2024-Q5', '这一格要写成 2024-Q1 这样'],
    [{ kind: 'month' }, '2024-02', undefined],
    [{ kind: 'month' }, '2024-13', '这一格要写成 2024-03 这样'],
    [{ kind: 'number' }, '１２', undefined],
    [{ kind: 'number' }, '-1', '这一格要写数字'],
    [{ kind: 'number' }, '1000000', '这一格要写数字'],
    [{ kind: 'choice', options }, 'care', undefined],
    [{ kind: 'choice', options }, '走访关爱', '这一格请从列出的里面选'],
    [{ kind: 'choices', options }, ['care', 'other'], '这一格请从列出的里面选'],
    [{ kind: 'choices', options }, ['care', 'guidance'], undefined],
    [{ kind: 'choices', options }, 'care', '这一格请从列出的里面选'],
    [{ kind: 'tick' }, true, undefined],
    [{ kind: 'tick' }, 'true', '这一格请打勾或不打'],
    [{ kind: 'line', atMost: 3 }, '一二三', undefined],
    [{ kind: 'line', atMost: 3 }, '一二三四', '这一格最多 3 个字'],
    [{ kind: 'lines' }, '字'.repeat(201), '这一格最多 200 个字'],
    [{ kind: 'lines' }, true, '这一格请写文字'],
  ])('%j answered %j: %s', (field, value, fault) => {
    const values = value === undefined ? {} : { it: value };
    expect(faultsOf([{ name: 'it', label: '这一格', ...field }], values)).toEqual(
      fault === undefined ? {} : { it: fault },
    );
  });

  it('answers are read as what they are', () => {
    const values = { words: ' 家里有人 ', none: '  ', many: ['a', 'b'], one: 'a', tick: true };
    expect([textOf(values, 'words'), textOf(values, 'none'), textOf(values, 'many')]).toEqual([
      '家里有人',
      undefined,
      undefined,
    ]);
    expect([listOf(values, 'many'), listOf(values, 'one'), listOf(values, 'absent')]).toEqual([['a', 'b'], ['a'], []]);
    expect([tickOf(values, 'tick'), tickOf(values, 'absent')]).toEqual([true, false]);
    expect([sayOption(options, 'care'), sayOption(options, 'gone')]).toEqual(['走访关爱', 'gone']);
  });
});
