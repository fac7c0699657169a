import { sayDay } from '../domain/calendar.ts';
import { wordOf } from '../domain/record.ts';
import { linkForward } from '../records/link-forward.ts';
import { answered, definePrintForm, orNothing, type PrintFacts, sayYearMonth } from './print-form.ts';

function rowsOf({ records, units, month, staffName }: PrintFacts): string[][] {
  const links = records.filter(({ kind, occurredOn }) => kind === 'link-publication' && occurredOn <= month.last);
  return links
    .flatMap((link) =>
      units.map((unit) => {
        const forward = records.find(
          ({ kind, unitId, detail }) =>
            kind === 'link-forward' && unitId === unit.id && wordOf(detail, 'answers') === link.id,
        );
        const about = [sayDay(link.occurredOn), wordOf(link.detail, 'title'), unit.name];
        if (forward === undefined) return [...about, '', '', '', '', '未转发'];
        const screenshot = forward.evidenceState === 'attached' ? '有' : '待补';
        const where = answered(linkForward, 'audiences', forward);
        const late = forward.late ? '补报' : '';
        return [...about, sayDay(forward.occurredOn), where, screenshot, staffName(forward.reportedBy), late];
      }),
    )
    .map((row, index) => [String(index + 1), ...row]);
}

/** 宣传链接转发台账: each link the office published and each village's first forward of it. */
export const linkLedger = definePrintForm({
  id: 'link-ledger',
  title: '宣传链接转发台账',
  rows: ['F-A-CJ-5c'],
  says: ['链接转发台账', '转发台账', '链接台账'],
  shows: 'work',
  per: 'units',
  as: 'xlsx',
  ofMonth: ['link-publication', 'link-forward'],
  forms: (facts) => [
    {
      title: '宣传链接转发台账',
      above: [`月份：${sayYearMonth(facts.month)}`],
      table: {
        heads: ['序号', '发布日期', '链接', '村', '转发日期', '发到哪里', '截屏', '转发人', '备注'],
        rows: orNothing(rowsOf({ ...facts, units: facts.units.filter(({ kind }) => kind === 'village') }), '本月没有'),
      },
      notes: [],
      signatures: [],
      landscape: true,
    },
  ],
});
