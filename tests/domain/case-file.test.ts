import { describe, expect, it } from 'vitest';
import type { Person, Role } from '../../src/domain/actor.ts';
import { roles } from '../../src/domain/actor.ts';
import { kindOnRegister, shownName, sightOf } from '../../src/domain/case-file.ts';
import { sightOfColumn } from '../../src/domain/register-column.ts';
import { householdOf } from '../../src/registers/household.ts';

const person = (role: Role, unitId = 'v1'): Person => ({ id: role, openId: undefined, name: '某人', unitId, role });

const kinds = ['minor', 'key-person', 'place'] as const;

/** What each role sees of minors, key persons and places; nothing where it is not named. */
const sights: Partial<Record<Role, readonly string[]>> = {
  'village-cadre': ['own-unit', 'own-unit', 'nothing'],
  'village-secretary': ['own-unit', 'own-unit', 'own-unit'],
  'liaison-cadre': ['own-unit', 'own-unit', 'nothing'],
  'auxiliary-police': ['nothing', 'own-unit', 'nothing'],
  police: ['all', 'all', 'all'],
  school: ['own-pupils', 'nothing', 'nothing'],
  'civil-affairs': ['in-need', 'nothing', 'nothing'],
  leader: ['all', 'all', 'all'],
  office: ['all', 'all', 'all'],
  'office-head': ['all', 'all', 'all'],
};

describe('A-7: whose files somebody sees', () => {
  it.each(roles.map((role) => [role] as const))('as %s', (role) => {
    expect(kinds.map((kind) => sightOf(person(role), kind))).toEqual(sights[role] ?? ['nothing', 'nothing', 'nothing']);
  });

  it('the market supervisors’ clerk sees places and nobody', () => {
    expect(kinds.map((kind) => sightOf(person('unit-clerk', 'SC'), kind))).toEqual(['nothing', 'nothing', 'all']);
  });

  it('why a key person is followed opens for the police and the office head, and for a stated reason', () => {
    const who = (sight: string) =>
      roles.filter((role) => sightOfColumn(person(role), 'key-person', 'L-F08/category') === sight);
    expect(who('open')).toEqual(['police', 'office-head']);
    expect(who('with-reason')).toEqual(['village-secretary', 'auxiliary-police', 'office', 'leader']);
    expect(roles.every((role) => sightOfColumn(person(role), 'key-person', 'name') === 'open')).toBe(true);
  });
});

it('a register that says nothing else lists minors; a place is named in full', () => {
  expect(['L-F01', 'L-F08', 'L-P01'].map(kindOnRegister)).toEqual(['minor', 'key-person', 'place']);
  expect([shownName('minor', '陈小满'), shownName('place', '清风旅馆')]).toEqual(['陈*满', '清风旅馆']);
});

it('those of one phone, or else of one guardian, live together', () => {
  expect(householdOf({ guardian: '覃奶奶', 'guardian-phone': '13900000000' })).toBe('13900000000');
  expect(householdOf({ guardian: '覃奶奶', 'guardian-phone': '' })).toBe('覃奶奶');
  expect(householdOf({ guardian: '' })).toBeUndefined();
});
