import { agencyKey } from '../campaigns/in-force.ts';
import type { Write } from '../db/db.ts';
import { noteAudit, putSetting } from '../db/settings.ts';
import type { Imprint } from '../domain/bulletin-paper.ts';
import { type Field, type FieldFaults, type FieldValues, textOf } from '../domain/field.ts';
import type { Desk } from './define.ts';

/** 发文机关代字 is the township's: of this bulletin and of all later ones, until it is another. */
export const agencyField: Field = { name: 'agency', label: '发文机关代字', kind: 'line', hint: '空着就印第几期' };

/** What was typed; of a form that did not ask, what it is. */
export const agencyIn = (form: FieldValues, asked: readonly string[], { agency }: Imprint): string | undefined =>
  asked.includes(agencyField.name) ? textOf(form, agencyField.name) : agency;

export const agencyFaults = (agency: string | undefined): FieldFaults =>
  agency === undefined || /^\p{Script=Han}{2,10}$/u.test(agency)
    ? {}
    : { [agencyField.name]: '请写 2 到 10 个汉字，如福护蕾办' };

/** Sets the 代字 where it became another one; an emptied one is none. */
export const agencyWrites = async (desk: Desk, { agency }: Imprint, now: string | undefined): Promise<Write[]> => {
  const { db, campaign, actor } = desk;
  if (now === agency) return [];
  return [
    putSetting(db, agencyKey(campaign), now ?? ''),
    await noteAudit(db, { at: desk.now, personId: actor.id, what: 'agency-set', about: campaign.id }),
  ];
};
