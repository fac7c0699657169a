import { describe, expect, it } from 'vitest';
import {
  isRole,
  mayRecordFor,
  maySeeUnit,
  type Person,
  type Role,
  roleNames,
  roleOf,
  roles,
} from '../../src/domain/actor.ts';
import { clueNumber, readersOf } from '../../src/domain/clue.ts';

const person = (role: Role, unitId = 'PA', id: string = role): Person => ({
  id,
  openId: `ou_${id}`,
  name: '某人',
  unitId,
  role,
});

describe('roles', () => {
  it('every role the roster’s file may write is known by its Chinese word, once', () => {
    expect(roles).toHaveLength(14);
    expect(roles.map((role) => roleOf(roleNames[role]))).toEqual(roles);
    expect([roleOf('村长'), isRole('mayor'), isRole('toString')]).toEqual([undefined, false, false]);
  });

  it.each<[Role, boolean, boolean, boolean, boolean]>([
    ['village-cadre', true, false, true, false],
    ['village-secretary', true, false, true, false],
    ['auxiliary-police', true, false, true, false],
    ['liaison-cadre', true, false, true, false],
    ['office', true, true, true, true],
    ['office-head', true, true, true, true],
    ['leader', true, true, true, false],
    ['police', false, false, true, false],
    ['unit-clerk', false, false, true, false],
    ['school', false, false, true, false],
    ['civil-affairs', false, false, true, false],
    ['clinic', false, false, true, false],
    ['discipline', false, false, true, false],
    ['administrator', false, false, false, false],
  ])(
    'A-7: a %s sees the own unit: %s, another: %s; may enter for the own: %s, for another: %s',
    (role, ...expected) => {
      const one = person(role, 'shiqiao');
      expect([
        maySeeUnit(one, 'shiqiao'),
        maySeeUnit(one, 'liuwan'),
        mayRecordFor(one, 'shiqiao'),
        mayRecordFor(one, 'liuwan'),
      ]).toEqual(expected);
    },
  );
});

describe('F-A-CJ-6b: whom a clue reaches', () => {
  const everybody = roles.map((role) => person(role));
  const ids = (conflict: boolean, reporter: Role = 'village-cadre') =>
    readersOf(everybody, { situation: 'unsure', reporter: person(reporter), conflict }).map((one) => one.id);

  it('the police, both leaders, the office, and nobody else', () => {
    expect(ids(false)).toEqual(['police', 'office', 'office-head', 'leader']);
  });

  it('one about a cadre or leader goes around them, to the police and the discipline office', () => {
    expect(ids(true)).toEqual(['police', 'discipline']);
  });

  it('not back to whoever reported it', () => {
    expect(ids(false, 'police')).not.toContain('police');
  });

  it('its number has no look-alikes', () => {
    const all = Array.from({ length: 256 }, (_, byte) => clueNumber([byte])).join('');
    expect(all).not.toMatch(/[01OIL]/);
    expect(clueNumber([5, 13, 1, 200])).toMatch(/^XS-[2-9A-Z]{4}$/);
  });
});
