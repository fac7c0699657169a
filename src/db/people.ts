import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { isRole, type Person, type Role } from '../domain/actor.ts';
import { type Db, type Write, write } from './db.ts';
import { admissions, people } from './schema-township.ts';

const place = (id: string, column: 'name' | 'mobile') => `people:${id}:${column}`;

async function personOf(db: Db, row: typeof people.$inferSelect): Promise<Person> {
  if (!isRole(row.role)) throw new Error('a role in the roster is not one of the closed list');
  return {
    id: row.id,
    openId: row.openId ?? undefined,
    name: await db.vault.open(row.nameSealed, place(row.id, 'name')),
    unitId: row.unitId,
    role: row.role,
  };
}

/** The active person behind a Feishu open_id; undefined for a stranger. */
export async function personByOpenId(db: Db, openId: string): Promise<Person | undefined> {
  const row = await db.q
    .select()
    .from(people)
    .where(and(eq(people.openId, openId), eq(people.active, true)))
    .get();
  return row && personOf(db, row);
}

export async function personById(db: Db, id: string): Promise<Person | undefined> {
  const row = await db.q.select().from(people).where(eq(people.id, id)).get();
  return row && personOf(db, row);
}

/** Active staff with one of the roles. */
export async function peopleWithRole(db: Db, roles: readonly Role[]): Promise<Person[]> {
  const rows = await db.q
    .select()
    .from(people)
    .where(and(inArray(people.role, [...roles]), eq(people.active, true)));
  return Promise.all(rows.map((row) => personOf(db, row)));
}

/** Active staff of a unit. */
export async function staffOf(db: Db, unitId: string): Promise<Person[]> {
  const rows = await db.q
    .select()
    .from(people)
    .where(and(eq(people.unitId, unitId), eq(people.active, true)));
  return Promise.all(rows.map((row) => personOf(db, row)));
}

export async function allPeople(db: Db): Promise<Person[]> {
  const rows = await db.q.select().from(people).where(eq(people.active, true));
  return Promise.all(rows.map((row) => personOf(db, row)));
}

/** Mobile numbers of these people, for a list of whom to call; who has none is absent. */
export async function mobilesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.q
    .select({ id: people.id, mobileSealed: people.mobileSealed })
    .from(people)
    .where(inArray(people.id, [...ids]));
  const opened = rows.map(async ({ id, mobileSealed }) =>
    mobileSealed === null ? [] : [[id, await db.vault.open(mobileSealed, place(id, 'mobile'))] as const],
  );
  return new Map((await Promise.all(opened)).flat());
}

export type StaffRow = {
  readonly name: string;
  readonly unitId: string;
  readonly role: Role;
  readonly openId?: string;
  readonly mobile?: string;
};

/** Adds somebody to the roster, or updates the person with this open_id or mobile. Nobody is dropped. */
export async function putPerson(db: Db, staff: StaffRow): Promise<Write> {
  const mobileHash = staff.mobile === undefined ? null : await db.vault.hash(`mobile:${staff.mobile}`);
  const known =
    staff.openId !== undefined
      ? await db.q.select({ id: people.id }).from(people).where(eq(people.openId, staff.openId)).get()
      : mobileHash === null
        ? undefined
        : await db.q.select({ id: people.id }).from(people).where(eq(people.mobileHash, mobileHash)).get();
  const id = known?.id ?? crypto.randomUUID();
  const values = {
    nameSealed: await db.vault.seal(staff.name, place(id, 'name')),
    unitId: staff.unitId,
    role: staff.role,
    active: true,
    ...(staff.openId === undefined ? {} : { openId: staff.openId }),
    ...(staff.mobile === undefined
      ? {}
      : { mobileHash, mobileSealed: await db.vault.seal(staff.mobile, place(id, 'mobile')) }),
  };
  return write(
    db.q
      .insert(people)
      .values({ id, ...values })
      .onConflictDoUpdate({ target: people.id, set: values }),
  );
}

export const setOpenId = (db: Db, personId: string, openId: string): Write =>
  write(db.q.update(people).set({ openId }).where(eq(people.id, personId)));

/** Notes that a stranger spoke; only the first time makes a row. */
export const askAdmission = (db: Db, openId: string, now: Date): Write =>
  write(db.q.insert(admissions).values({ openId, askedAt: now, state: 'waiting' }));

export const admissionOf = (db: Db, openId: string) =>
  db.q.select().from(admissions).where(eq(admissions.openId, openId)).get();

export const decideAdmission = (db: Db, openId: string, state: 'admitted' | 'refused', by: string): Write =>
  write(db.q.update(admissions).set({ state, decidedBy: by }).where(eq(admissions.openId, openId)));

/** Whom a row of the roster's file means, by either of what it may be known by. */
export async function knownStaff(
  db: Db,
  staff: Pick<StaffRow, 'openId' | 'mobile'>,
): Promise<{ readonly byOpenId: string | undefined; readonly byMobile: string | undefined }> {
  const idWhere = async (condition: SQL) =>
    (await db.q.select({ id: people.id }).from(people).where(condition).get())?.id;
  const { openId, mobile } = staff;
  return {
    byOpenId: openId === undefined ? undefined : await idWhere(eq(people.openId, openId)),
    byMobile:
      mobile === undefined ? undefined : await idWhere(eq(people.mobileHash, await db.vault.hash(`mobile:${mobile}`))),
  };
}
