import { defineWorkflow } from '../domain/workflow.ts';
import { legalDocument as record } from '../records/legal-document.ts';
import { asked, everyKind, notOver, picked } from './ask.ts';
import { court, discipline, itsPeople, office, opener, police } from './parties.ts';

/** R23 法律文书: what the police, the discipline office or the court wrote, and by when it is answered (F-A-JW-3, F-62b). */
export const legalDocumentWorkflow = defineWorkflow({
  name: 'legal-document',
  title: '法律文书',
  rows: ['F-12b', 'F-62b', 'F-A-PC-1', 'F-A-JW-3', 'F-A-FT-1'],
  takes: ['legal-document'],
  readers: [itsPeople, office, discipline],
  shows: ['kind', 'number', 'dueOn', 'replied'],
  opening: {
    may: [police, discipline, court, office],
    unit: { label: '发给哪个单位（发给家长的选本单位）', kinds: everyKind, always: true },
    asks: asked(record, 'kind', 'number', 'dueOn'),
    refuses: notOver('dueOn', '回复期限要在今天或以后'),
    to: 'issued',
    keeps: (said) => [{ kind: 'legal-document', values: picked(said, 'kind', 'number', 'dueOn') }],
  },
  states: [
    {
      name: 'issued',
      title: '已发出',
      stated: 'dueOn',
      remind: [{ days: -3 }, { days: 0 }, { days: 1 }],
    },
    { name: 'replied', title: '已回复', final: true },
    { name: 'filed', title: '已归档', final: true },
  ],
  moves: [
    {
      name: 'reply',
      label: '已回复',
      from: ['issued'],
      to: 'replied',
      may: [itsPeople],
      asks: asked(record, 'replied').map((ask) => ({ ...ask, required: true })),
      hears: [opener],
      keeps: (said) => [
        { kind: 'legal-document', values: picked(said, 'kind', 'number', 'dueOn', 'replied'), replaces: true },
      ],
    },
    {
      name: 'file',
      label: '不用回复，归档',
      from: ['issued'],
      to: 'filed',
      may: [opener],
    },
  ],
});
