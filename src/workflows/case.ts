import { defineWorkflow } from '../domain/workflow.ts';
import { backCheck } from '../records/back-check.ts';
import { institutionDocument } from '../records/institution-document.ts';
import { line } from '../records/words.ts';
import { allTicked, asked, picked } from './ask.ts';
import { court, discipline, justice, office, officeHead, police, township } from './parties.ts';

const four = asked(backCheck, 'four').map((ask) => ({ ...ask, required: true }));

/** WF4, WF13 一案一倒查: four things for each case, then “上报一个案件、办结一个问题、完善一项制度” (F-42, F-P4a). A number, never a story. */
export const caseWorkflow = defineWorkflow({
  name: 'case',
  title: '案件倒查',
  rows: ['F-42', 'F-P4a'],
  readers: [police, discipline, court, justice, township],
  numbered: true,
  shows: ['four', 'found', 'title', 'grounds'],
  chain: [
    { label: '上报一个案件', in: ['reported', 'checked', 'settled', 'closed', 'clear'] },
    { label: '办结一个问题', in: ['settled', 'closed'] },
    { label: '完善一项制度', in: ['closed'] },
  ],
  offers: [
    { workflow: 'problem', label: '制发问题', in: ['checked', 'settled'] },
    { workflow: 'legal-document', label: '发法律文书', in: ['reported', 'checked', 'settled'] },
  ],
  opening: { may: [police], to: 'reported' },
  states: [
    { name: 'reported', title: '已上报', within: { workingDays: 3 }, remind: [{ days: 0 }, { days: 1 }] },
    { name: 'checked', title: '已倒查', within: { days: 30 }, remind: [{ days: 0 }], later: true },
    { name: 'settled', title: '已办结', within: { days: 30 }, remind: [{ days: 0 }] },
    { name: 'closed', title: '已完善', final: true },
    { name: 'clear', title: '没有查出问题', final: true },
  ],
  moves: [
    {
      name: 'check',
      label: '四个一案一做完了',
      from: ['reported'],
      to: 'checked',
      may: [office, discipline],
      asks: [...four, ...asked(backCheck, 'found')],
      refuses: allTicked(four[0], (option) => `还没做：${option}`),
    },
    {
      name: 'settle',
      label: '问题办结了',
      from: ['checked'],
      to: 'settled',
      may: [office, discipline],
      needs: [{ workflow: 'problem', in: ['closed'], words: '要先有一件问题销号' }],
    },
    {
      name: 'clear',
      label: '没有查出问题',
      from: ['checked'],
      to: 'clear',
      may: [officeHead, discipline],
      besides: ['check'],
      asks: [line('grounds', '依据', 60, true)],
      needs: [{ workflow: 'problem', in: ['closed', 'withdrawn'], every: true, words: '还有问题没销号' }],
      hears: [police],
    },
    {
      name: 'improve',
      label: '制度完善了',
      from: ['settled'],
      to: 'closed',
      may: [office, discipline],
      asks: asked(institutionDocument, 'title', 'kind', 'review'),
      hears: [police],
      keeps: (said) => [
        { kind: 'institution-document', values: picked(said, 'title', 'kind', 'review'), forOffice: true },
      ],
    },
  ],
});
