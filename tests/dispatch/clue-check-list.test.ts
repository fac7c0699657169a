import { expect, it } from 'vitest';
import { momentOf } from '../../src/domain/calendar.ts';
import { periodOf } from '../../src/domain/period.ts';
import { clueCheckList } from '../../src/papers/clue-check-list.ts';
import type { PrintedRecord } from '../../src/papers/print-form.ts';
import { clueCheck } from '../../src/records/clue-check.ts';
import { units } from '../domain/township.ts';

const table = (unitId: string, result: 'nil' | 'with-clue', late: boolean): PrintedRecord => ({
  id: unitId,
  kind: clueCheck.kind,
  unitId,
  subjectIds: [],
  occurredOn: '2024-03-22',
  times: [],
  count: 1,
  detail: { period: '2024-03', result },
  evidenceState: 'exempt',
  late,
  reportedBy: 'tian',
  recordedAt: momentOf('2024-03-22', '10:05'),
});

it('WF2: the list says which villages’ tables are in, late or out, and of none whether it tells of a clue', () => {
  const [form] = clueCheckList.forms({
    month: periodOf('month', '2024-03-26'),
    today: '2024-03-26',
    units,
    records: [table('shiqiao', 'nil', false), table('liuwan', 'with-clue', true)],
    subjects: [],
    staffName: () => '田小禾',
    unitName: (id) => id,
  });
  expect(form?.table?.rows).toEqual([
    ['1', '石桥村', '已交', '3月22日', '田小禾', ''],
    ['2', '柳湾村', '已交', '3月22日', '田小禾', '迟交'],
    ['3', '云溪村', '未交', '', '', ''],
  ]);
});
