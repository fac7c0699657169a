import { maySeeUnit, type Person } from './actor.ts';
import { dataOfKind, kindOnRegister, sightOfData } from './case-file.ts';
import { cellFor } from './visibility.ts';

/** What a picture was sent for: the unit's own work, or somebody or something on a register. */
type Pictured = { readonly unitId: string; readonly reportedBy: string; readonly about: 'unit' | { register: string } };

/**
 * Whether a person may open the pictures of a record: whoever sent it, the own unit, the office; of a visit to a
 * minor also a leader, by a step that is noted. Of what is about a register only who may see its rows unmasked.
 */
export function maySeePictures(reader: Person, { unitId, reportedBy, about }: Pictured): boolean {
  const isOwn = reader.unitId === unitId && reader.role !== 'administrator';
  if (reader.id === reportedBy && isOwn) return true;
  if (about === 'unit') return isOwn || maySeeUnit(reader, unitId);
  const kind = kindOnRegister(about.register);
  const data = kind === 'minor' ? 'minor-visit' : dataOfKind[kind];
  if (cellFor(reader, data) === 'M') return data === 'minor-visit' && reader.role === 'leader';
  const sight = sightOfData(reader, data);
  return sight === 'all' || (sight === 'own-unit' && isOwn);
}
