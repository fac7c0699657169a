import { officeRoles, type Role } from '../domain/actor.ts';

/** A post the office gives to one of its people. */
export type Seat = { readonly name: string; readonly title: string; readonly roles: readonly Role[] };

/** 委托监护接收人: the paper names a person; here it is a post that somebody holds (F-13b, A-25). */
export const delegationReceiver: Seat = {
  name: 'delegation-receiver',
  title: '委托监护接收人',
  roles: officeRoles,
};
