/** 角色, as the roster's file writes them. One person has one. */
export const roleNames = {
  'village-cadre': '村干部',
  'village-secretary': '村支书',
  'auxiliary-police': '村辅警',
  'liaison-cadre': '联村干部',
  'unit-clerk': '单位联络员',
  police: '派出所',
  school: '学校',
  'civil-affairs': '民政',
  clinic: '卫生院',
  office: '办公室',
  'office-head': '办公室主任',
  leader: '领导',
  discipline: '纪委',
  administrator: '管理员',
} as const;

export type Role = keyof typeof roleNames;
export const roles = Object.keys(roleNames).filter((key): key is Role => key in roleNames);
export const roleOf = (name: string): Role | undefined => roles.find((role) => roleNames[role] === name);
export const isRole = (text: string): text is Role => Object.hasOwn(roleNames, text);

/** Somebody on the township's roster who is acting or reading. A job is never one. */
export type Person = {
  readonly id: string;
  readonly openId: string | undefined;
  readonly name: string;
  readonly unitId: string;
  readonly role: Role;
  /** Posts the office gave them, where those were asked for. */
  readonly seats?: readonly string[];
};

export type Unit = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'village' | 'department' | 'school' | 'enterprise';
  readonly aliases: readonly string[];
};

/** 村级: they act for one village. */
export const villageRoles: readonly Role[] = [
  'village-cadre',
  'village-secretary',
  'auxiliary-police',
  'liaison-cadre',
];
/** 平安办（利剑护蕾办公室） */
export const officeRoles: readonly Role[] = ['office', 'office-head'];
/** Who may see work numbers of every village (A-7: R01, R04, R13 rows). */
export const townshipRoles: readonly Role[] = ['office', 'office-head', 'leader'];

export const isOffice = (person: Person): boolean => officeRoles.includes(person.role);
export const isVillager = (person: Person): boolean => villageRoles.includes(person.role);

/** Whether a person may see a unit's own work rows (broadcasts, nil reports): the own unit, the office, the leaders. */
export const maySeeUnit = (person: Person, unitId: string): boolean =>
  townshipRoles.includes(person.role) || (isVillager(person) && person.unitId === unitId);

/** Whether a person may enter work for a unit: the own one, or the office on its behalf. The record's kind says which roles. */
export const mayRecordFor = (person: Person, unitId: string): boolean =>
  isOffice(person) || (person.unitId === unitId && person.role !== 'administrator');
