import { officeRoles, roles, townshipRoles } from '../domain/actor.ts';
import { schoolCentre } from '../domain/case-file.ts';
import type { Party } from '../domain/workflow.ts';

/** 村干部和村支书: they look after the families. The village’s auxiliary police does not. */
const guardians = ['village-cadre', 'village-secretary', 'liaison-cadre'] as const;

export const office: Party = { roles: officeRoles };
export const officeHead: Party = { roles: ['office-head'] };
export const township: Party = { roles: townshipRoles };
export const police: Party = { roles: ['police'] };
export const discipline: Party = { roles: ['discipline'] };
export const civilAffairs: Party = { roles: ['civil-affairs'] };
export const opener: Party = { of: 'opener' };

const workers = roles.filter((role) => role !== 'auxiliary-police');

/** Anybody of the unit it concerns, or of the one it was passed to, but for a village’s auxiliary police. */
export const itsPeople: Party = { roles: workers, of: 'unit' };
export const addressed: Party = { roles: workers, of: 'addressee' };

export const itsVillage: Party = { roles: guardians, of: 'unit' };
export const addressedVillage: Party = { roles: guardians, of: 'addressee' };
export const anyVillage: Party = { roles: guardians };

export const itsSchool: Party = { roles: ['school'], of: 'unit' };
export const schools: Party = { roles: ['school'] };
/** 学区中心 */
export const centre: Party = { roles: ['school'], at: schoolCentre };
/** 法庭、司法所 */
export const court: Party = { roles: ['unit-clerk'], at: 'FT' };
export const justice: Party = { roles: ['unit-clerk'], at: 'SF' };
