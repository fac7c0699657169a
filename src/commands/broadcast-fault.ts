import { linesCard } from '../cards/record.ts';
import { findRecords, type KeptRecord } from '../db/records.ts';
import { sayDay } from '../domain/calendar.ts';
import type { Draft } from '../domain/record.ts';
import { broadcastFault } from '../records/broadcast-fault.ts';
import { quietDay } from '../records/quiet-day.ts';
import type { FaultSlots } from '../understanding/slots.ts';
import { demandVillage, villageOf } from './village.ts';
import { type Answer, type Desk, press, privately, say } from './define.ts';
import { entryForm, type RecordConversation, recordCommand } from './record-command.ts';
import { keepRecord, recordFor, withWords } from './record-flow.ts';

const name = broadcastFault.kind;

const symptomWords: readonly (readonly [RegExp, string])[] = [
  [/电/, 'no-power'],
  [/网|线路/, 'no-network'],
  [/小|听不/, 'quiet'],
  [/串/, 'crosstalk'],
  [/响|声|坏/, 'silent'],
];

const openFault = async (desk: Desk, unitId: string) =>
  (await findRecords(desk.db, { kind: name, unitId, to: desk.today })).find(
    (record) => record.detail['until'] === undefined,
  );

/** 修好了: the days from tomorrow on are owed again. */
async function repaired(desk: Desk, fault: KeptRecord, source: 'text' | 'card'): Promise<Answer> {
  const known = await withWords(desk, fault);
  const draft = { ...known, detail: { ...known.detail, until: desk.today } };
  return keepRecord(desk, broadcastFault, draft, { source, corrects: fault });
}

/** A broken loudspeaker is a fault of the village; a phone or a network that does not work is answered with help. */
async function hear(desk: Desk, slots: FaultSlots, confirm: boolean): Promise<Answer> {
  if (slots.device === 'app' || slots.device === 'network') {
    return privately(
      linesCard('打不开、传不上', ['先照常播、照常走访，有网了再补，当天晚上前补都算。照片可以过后直接发给我。']),
    );
  }
  const unitId = villageOf(desk, slots.village);
  if (unitId === undefined)
    return privately(
      await entryForm(desk, broadcastFault, conversation, {
        values: broadcastFault.blank({ today: desk.today, now: desk.now }),
        args: {},
      }),
    );
  demandVillage(desk, unitId);
  const known = await openFault(desk, unitId);
  if (known !== undefined) {
    if (slots.resolved === true) return repaired(desk, known, 'text');
    return say(
      linesCard('故障已经记着了', [`${sayDay(known.occurredOn)}起，修好前不用播。修好了说一声“喇叭修好了”。`], {
        label: '修好了',
        press: press(name, 'repaired', { id: known.id }),
      }),
    );
  }
  if (slots.resolved === true) return say(linesCard('没有记着的故障', ['可以照常播放。']));
  const symptom = symptomWords.find(([words]) => words.test(slots.symptom))?.[1] ?? 'other';
  // Too quiet or one group's horn does not stop the village from playing; a day without power does, and ends by itself.
  const lasting = symptom !== 'quiet' && slots.sites === undefined;
  const since = slots.since ?? desk.today;
  const until = slots.device === '供电' ? { until: since } : lasting ? {} : { until: since };
  const draft: Draft = {
    kind: name,
    unitId,
    occurredOn: since,
    times: [],
    count: 1,
    subjectIds: [],
    detail: { symptom, ...until },
    evidenceState: 'exempt',
  };
  if (confirm) {
    const values = { symptom, since };
    return privately(await entryForm(desk, broadcastFault, conversation, { values, args: { unit: unitId } }));
  }
  const remarks = ['until' in until ? '当天不计未播。' : '修好了说一声“喇叭修好了”。'];
  return keepRecord(desk, broadcastFault, draft, { source: 'text', remarks });
}

const conversation: RecordConversation = {
  example: '村村响坏了',
  says: ['村村响坏了登记', '报修'],
  hears: { report_fault: hear },
  dress: (_desk, opening) => opening,
  presses: {
    repaired: async (desk, { args }) => repaired(desk, await recordFor(desk, args['id']), 'card'),
  },
};

/** 村村响故障: the days it covers are not owed (WF14). */
export const broadcastFaultCommand = recordCommand(broadcastFault, conversation);

/** 停播日: declared by the office. */
export const quietDayCommand = recordCommand(quietDay, {
  says: ['停播', '停播日'],
  dress: (_desk, opening) => opening,
});
