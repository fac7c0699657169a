import type { Person, Role } from './actor.ts';
import { type LocalDate, nthOfMonth } from './calendar.ts';
import { schoolCentre } from './case-file.ts';
import type { Option } from './field.ts';

/** 线索的情形: the nine statutory kinds of mandatory report (高检发〔2020〕9号 第四条) and the local ones. */
export const situations: readonly Option[] = [
  ['private-injury', '隐私部位受伤或疑似受伤'],
  ['under-14', '未满14岁女孩疑似被侵害、怀孕、流产'],
  ['over-14', '14岁以上女孩疑似因侵害怀孕、流产'],
  ['injuries', '多处受伤、严重营养不良、意识不清，疑似被打、被欺凌、被虐待'],
  ['self-harm', '自杀、自伤、工伤、中毒等致伤残或死亡'],
  ['abandoned', '被遗弃或长期没人照料'],
  ['missing', '来历不明、失踪、被拐卖或收买'],
  ['begging', '被组织乞讨'],
  ['other-harm', '其他严重侵害或面临危险'],
  ['place', '疑似未成年人进娱乐场所、单独住店'],
  ['lost', '走失'],
  ['unsure', '说不准，就是不放心'],
];

/** Kinds in which somebody must stand in for the parents, so that civil affairs are told (WF1). */
const guardianship = new Set(['abandoned', 'missing', 'begging']);
/** Kinds that need medical evidence within 72 hours (F-A-WS-3, T-04). */
const medical = new Set(['private-injury', 'under-14', 'over-14']);

export const needsClinic = (situation: string): boolean => medical.has(situation);

export const ageBands: readonly Option[] = [
  ['under-14', '14岁以下'],
  ['14-15', '14至15岁'],
  ['16-17', '16至17岁'],
  ['unknown', '不清楚'],
];

/** What a reporter told. Sealed as a whole. */
export type ClueStory = {
  readonly situation: string;
  readonly dangerNow: boolean;
  readonly told110: boolean;
  readonly village: string;
  readonly ageBand: string;
  readonly words: string;
};

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** XS- and four characters, random so that numbers tell neither order nor how many there are. No look-alikes. */
export const clueNumber = (random: readonly number[]): string =>
  `XS-${random.map((byte) => alphabet[byte % alphabet.length] ?? '2').join('')}`;

/** `concerns` is the village cadre or leader a clue is about, once the reporter said who. */
export type Route = {
  readonly situation: string;
  readonly reporter: Pick<Person, 'id' | 'role'>;
  readonly conflict: boolean;
  readonly concerns?: string | undefined;
};

const always: readonly Role[] = ['police', 'leader', 'office-head', 'office'];
const whenConflict: readonly Role[] = ['police', 'discipline'];

/**
 * Whether a clue goes to somebody (F-A-PC-15, F-A-CJ-6b, F-A-WS-1): police contact, both leaders, the office; civil
 * affairs where a guardian is wanted, the school centre when a school reports. When it concerns a village cadre or a
 * leader it goes around them, to police and discipline office, and once it is said whom, to the other leader.
 */
export function isRouted(person: Person, { situation, reporter, conflict, concerns }: Route): boolean {
  const { role, unitId } = person;
  if (conflict)
    return person.id !== concerns && (whenConflict.includes(role) || (role === 'leader' && concerns !== undefined));
  if (role === 'civil-affairs') return guardianship.has(situation);
  if (role === 'school') return reporter.role === 'school' && unitId === schoolCentre;
  return always.includes(role);
}

/** Who is told of a clue: those it goes to, but never back to whoever reported it. */
export const readersOf = (people: readonly Person[], route: Route): Person[] =>
  people.filter((person) => person.id !== route.reporter.id && isRouted(person, route));

/** The 25th of the month a day belongs to: the clue table is due by its 24:00 (F-A-CJ-6, A-02). */
export const clueCheckDue = (day: LocalDate): LocalDate => nthOfMonth(day, 25);
