import type { Card } from '../cards/kit.ts';
import { formCard } from '../cards/record.ts';
import { filesFor } from '../db/case-files.ts';
import { moveBulletin } from '../db/bulletins.ts';
import { headings, type Paragraph } from '../domain/bulletin.ts';
import { disagreements } from '../domain/bulletin-check.ts';
import { type Edits, laidOut } from '../domain/bulletin-paper.ts';
import { withDigits } from '../domain/chinese-number.ts';
import { type Field, faultsOf, type FieldFaults, type FieldValues } from '../domain/field.ts';
import { Refusal } from '../errors.ts';
import { agencyFaults, agencyField, agencyIn, agencyWrites } from './bulletin-agency.ts';
import { bulletinMeant, cardOf, demandVersion, type OpenBulletin } from './bulletin-desk.ts';
import { type Answer, type Desk, nonce, press, type Pressed, privately } from './define.ts';

const name = 'monthly-bulletin';

const longest = 1000;
const fieldName = ({ key }: Paragraph) => key.replaceAll(' ', '_');

function fieldsOf(paragraphs: readonly Paragraph[]): Field[] {
  return paragraphs.map((one, index) => {
    const { part } = one;
    const place = paragraphs.slice(0, index + 1).filter((other) => other.part === part).length;
    return { name: fieldName(one), label: `${headings[part]} ${place}`, kind: 'lines', atMost: longest };
  });
}

function editForm(opened: OpenBulletin, values?: FieldValues, faults: FieldFaults = {}): Card {
  const { kept, laid, imprint } = opened;
  const shown = laid.generated.map((one) => [
    fieldName(one),
    laid.printed.find(({ key }) => key === one.key)?.text ?? '',
  ]);
  const fields = [agencyField.name, ...laid.generated.map(fieldName)].join(',');
  return formCard({
    title: `${Number(kept.month.slice(5))}月情况通报：改文字`,
    lead: '哪段不要就清空。不写人名；少于5人的写“少量”。',
    name,
    fields: [agencyField, ...fieldsOf(laid.generated)],
    values: values ?? { agency: imprint.agency ?? '', ...Object.fromEntries(shown) },
    faults,
    submit: [
      {
        label: '改好了',
        style: 'primary',
        press: press(name, 'save', { month: kept.month, version: String(kept.version), fields, nonce: nonce() }),
      },
      { label: '不改了', press: press(name, 'show', { month: kept.month }), skips: true },
    ],
  });
}

function demandDraft({ kept }: OpenBulletin): void {
  if (kept.state === 'draft') return;
  throw new Refusal(
    'already',
    kept.state === 'issued' ? '这期已经印发，改不了了；有变动会写进下一期的更正。' : '已经送审了，要改请先收回。',
  );
}

/** Names that ever stood on the registers the duties follow; no bulletin carries one. */
async function namesOn(desk: Desk): Promise<string[]> {
  const registers = new Set(desk.campaign.duties.flatMap(({ per }) => (per === 'unit' ? [] : [per.register])));
  const files = await Promise.all(
    [...registers].map((register) => filesFor(desk.db, desk.actor, { register, on: '2000-01-01' }, ['name'])),
  );
  return files.flat().flatMap(({ kind, fields }) => (kind === 'place' ? [] : [fields['name'] ?? '']));
}

const ofClues = /XS-[0-9A-Z]{4}|线索[^。；，]{0,6}\d+|\d+[条件起个][^。；，]{0,4}线索/;

/** Why a paragraph cannot be printed as it was typed. */
function faultIn(paragraph: Paragraph, text: string, { laid }: OpenBulletin, names: readonly string[]) {
  if (names.some((one) => one.length > 1 && text.includes(one))) return '通报里不写人名';
  if (ofClues.test(withDigits(text.normalize('NFKC')))) return '通报里不写线索';
  const few = disagreements(paragraph, text, laid.told).some(({ tooFew }) => tooFew);
  return few ? '少于5人的数请写“少量”' : undefined;
}

export async function edit(desk: Desk, pressed: Pressed): Promise<Answer> {
  const opened = await bulletinMeant(desk, pressed);
  demandDraft(opened);
  return privately(editForm(opened));
}

/** Keeps what was typed. A paragraph left as the facts make it goes on following them. */
export async function save(desk: Desk, pressed: Pressed): Promise<Answer> {
  const opened = await bulletinMeant(desk, pressed);
  demandDraft(opened);
  demandVersion(opened, pressed);
  const { kept, laid, imprint } = opened;
  const { form, args } = pressed;
  const asked = (args['fields'] ?? '').split(',');
  const typed = laid.generated.map((paragraph) => {
    const value = form[fieldName(paragraph)];
    // What the form did not ask, because the facts made it since, stays as it is; an emptied field comes as none.
    const isAsked = asked.includes(fieldName(paragraph));
    return { paragraph, text: isAsked ? (typeof value === 'string' ? value.trim() : '') : paragraph.text };
  });
  const [agency, names] = [agencyIn(form, asked, imprint), await namesOn(desk)];
  const faults = Object.fromEntries([
    ...typed.flatMap(({ paragraph, text }) => {
      const fault = text === paragraph.text ? undefined : faultIn(paragraph, text, opened, names);
      return fault === undefined ? [] : [[fieldName(paragraph), fault] as const];
    }),
    ...Object.entries({ ...agencyFaults(agency), ...faultsOf(fieldsOf(laid.generated), form) }),
  ]);
  if (Object.keys(faults).length > 0)
    return { reply: { kind: 'privately', card: editForm(opened, form, faults), toast: '有一处要改，填的都还在' } };
  const edits: Edits = Object.fromEntries(
    typed.flatMap(({ paragraph, text }) => (text === paragraph.text ? [] : [[paragraph.key, text]])),
  );
  const again: OpenBulletin = {
    ...opened,
    kept: { ...kept, edits, version: kept.version + 1 },
    laid: laidOut(laid.told, kept.corrections, edits),
    imprint: { ...imprint, agency },
  };
  return privately(cardOf(desk, again, '改好了。'), {
    writes: [
      ...(await moveBulletin(desk.db, kept, { what: 'edited', edits }, { by: desk.actor.id, at: desk.now })),
      ...(await agencyWrites(desk, imprint, agency)),
    ],
    once: `form:${args['nonce'] ?? desk.cause}`,
  });
}
