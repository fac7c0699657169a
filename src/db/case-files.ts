import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Person } from '../domain/actor.ts';
import type { Listed } from '../domain/assess.ts';
import { addDays, isLocalDate, type LocalDate } from '../domain/calendar.ts';
import {
  type FileKind,
  fileKinds,
  keyPersonRegisters,
  kindOnRegister,
  ownOf,
  type Sight,
  sightOf,
} from '../domain/case-file.ts';
import { followed, type Membership, minorsRegister } from '../domain/followed.ts';
import { readAs, sightOfColumn, sightOfRegister } from '../domain/register-column.ts';
import { Refusal } from '../errors.ts';
import { opened, othersAmong, place, sealedOf } from './case-file-fields.ts';
import { type Db, type Write, write } from './db.ts';
import { caseFileFields, caseFiles, memberships } from './schema-case-files.ts';
import { whereabouts } from './schema-whereabouts.ts';
import { allUnits } from './units.ts';

export const localDate = (text: string | null): LocalDate | undefined =>
  text !== null && isLocalDate(text) ? text : undefined;

/** The files a person may see. */
function visibleTo(reader: Person): SQL | undefined {
  const seen = fileKinds.flatMap((kind) => {
    const sight = sightOf(reader, kind);
    if (sight === 'nothing') return [];
    const own = sight === 'own-unit' ? eq(caseFiles.unitId, reader.unitId) : undefined;
    return [and(eq(caseFiles.kind, kind), own)];
  });
  return seen.length === 0 ? sql`false` : or(...seen);
}

export type CaseFile = {
  readonly id: string;
  readonly kind: FileKind;
  readonly unitId: string;
  /** The same for those who live together; absent when nothing is known of it. */
  readonly household: string | undefined;
  /** A minor whom others of the reader's village look after: there to be visited, the name to be heard and shown masked. */
  readonly isOthers: boolean;
  readonly fields: Readonly<Record<string, string>>;
};

type Row = Omit<CaseFile, 'household' | 'isOthers' | 'fields'> & { readonly household: string | null };

const fileColumns = {
  id: caseFiles.id,
  kind: caseFiles.kind,
  unitId: caseFiles.unitId,
  household: caseFiles.householdHash,
};

/** Of files a reader may see, those that are the reader's own where only the file itself says so. */
async function narrowed<T extends Row>(
  db: Db,
  reader: Person,
  rows: readonly T[],
  sight: Sight,
): Promise<readonly T[]> {
  const own = ownOf[sight];
  if (own === undefined || rows.length === 0) return rows;
  const ids = rows.map(({ id }) => id);
  const known = await opened(db, await sealedOf(db, ids, own.columns));
  const unit = (await allUnits(db)).find(({ id }) => id === reader.unitId);
  return unit === undefined ? [] : rows.filter(({ id }) => own.isOwn(known.get(id) ?? {}, unit));
}

/** What a reader may read of files. A stated reason, which the caller notes, opens why a key person is followed. */
async function open(
  db: Db,
  reader: Person,
  rows: readonly Row[],
  columns: readonly string[],
  reason: string = '',
): Promise<CaseFile[]> {
  if (rows.length === 0) return [];
  const kindOf = new Map(rows.map(({ id, kind }) => [id, kind]));
  const ids = [...kindOf.keys()];
  const [sealed, others] = await Promise.all([sealedOf(db, ids, columns), othersAmong(db, reader, ids)]);
  const known = await opened(
    db,
    sealed.filter(({ fileId, column }) => {
      const sight = sightOfColumn(reader, kindOf.get(fileId) ?? 'minor', column, others.has(fileId));
      return sight === 'open' || (sight === 'with-reason' && reason !== '');
    }),
  );
  return rows.map(({ id, kind, unitId, household }) => ({
    id,
    kind,
    unitId,
    household: household ?? undefined,
    isOthers: others.has(id),
    fields: Object.fromEntries(
      Object.entries(known.get(id) ?? {}).map(([column, value]) => [column, readAs(reader, kind, column, value)]),
    ),
  }));
}

/** A register's own kind of file: a minor among key persons is followed as a minor, never with them. */
const followedOn = (register: string, strictly: boolean) =>
  and(
    register === minorsRegister && !strictly
      ? inArray(memberships.register, [register, ...keyPersonRegisters])
      : eq(memberships.register, register),
    eq(caseFiles.kind, kindOnRegister(register)),
  );

/** Those on a register whom the reader may see, with the columns asked for that the reader may see. */
export async function filesFor(
  db: Db,
  reader: Person,
  where: {
    readonly register: string;
    readonly unitId?: string;
    readonly id?: string;
    readonly on: LocalDate;
    /** Only who stands on the register itself, not who is followed there all the same. */
    readonly strictly?: boolean;
    /** Why the reader wants to know more; the caller notes it. */
    readonly reason?: string;
  },
  columns: readonly string[],
): Promise<CaseFile[]> {
  const sight = sightOfRegister(reader, where.register);
  if (sight === 'nothing') return [];
  const rows = await db.q
    .select({ ...fileColumns, leftOn: memberships.leftOn, adultOn: caseFiles.adultOn })
    .from(caseFiles)
    .innerJoin(memberships, eq(memberships.fileId, caseFiles.id))
    .where(
      and(
        followedOn(where.register, where.strictly === true),
        where.unitId === undefined ? undefined : eq(caseFiles.unitId, where.unitId),
        sight === 'own-unit' ? eq(caseFiles.unitId, reader.unitId) : undefined,
        where.id === undefined ? undefined : eq(caseFiles.id, where.id),
      ),
    )
    // As they were put on the register.
    .orderBy(sql`${caseFiles}.rowid`);
  const listed = rows.filter(
    ({ kind, leftOn, adultOn }) =>
      (leftOn === null || leftOn >= where.on) && (kind !== 'minor' || adultOn === null || adultOn >= where.on),
  );
  const seen = await narrowed(db, reader, [...new Map(listed.map((row) => [row.id, row])).values()], sight);
  return open(db, reader, seen, columns, where.reason);
}

/** One file. Not found and not allowed are the same answer, on purpose: existence is private too. */
export async function fileFor(db: Db, reader: Person, id: string, columns: readonly string[]): Promise<CaseFile> {
  const row = await db.q
    .select(fileColumns)
    .from(caseFiles)
    .where(and(eq(caseFiles.id, id), visibleTo(reader)))
    .get();
  const seen = row === undefined ? [] : await narrowed(db, reader, [row], sightOf(reader, row.kind));
  const [file] = await open(db, reader, seen, columns);
  if (file === undefined) throw new Refusal('not-found', '名册里没有，或您不能查看。');
  return file;
}

/** Who is on which register of a unit, and every place, for counting: ids and days only, never a name. */
export async function listedOn(db: Db, unitId?: string): Promise<Listed[]> {
  const rows = await db.q
    .select({
      id: caseFiles.id,
      kind: caseFiles.kind,
      unitId: caseFiles.unitId,
      register: memberships.register,
      listedOn: memberships.listedOn,
      leftOn: memberships.leftOn,
      adultOn: caseFiles.adultOn,
      awayFrom: whereabouts.awayFrom,
      backOn: whereabouts.backOn,
    })
    .from(caseFiles)
    .innerJoin(memberships, eq(memberships.fileId, caseFiles.id))
    .leftJoin(whereabouts, eq(whereabouts.fileId, caseFiles.id))
    .where(unitId === undefined ? undefined : or(eq(caseFiles.unitId, unitId), eq(caseFiles.kind, 'place')));
  return followed(rows.flatMap(membershipOf));
}

type MemberRow = Omit<Membership, 'listedOn' | 'leftOn' | 'adultOn' | 'away'> &
  Readonly<Record<'leftOn' | 'adultOn' | 'awayFrom' | 'backOn', string | null>> & { readonly listedOn: string };

function membershipOf({ awayFrom, backOn, listedOn: since, leftOn, adultOn, ...row }: MemberRow): Membership[] {
  const [from, back, listed] = [localDate(awayFrom), localDate(backOn), localDate(since)];
  if (listed === undefined) return [];
  const away = from === undefined ? undefined : { from, until: back && addDays(back, -1) };
  return [{ ...row, listedOn: listed, leftOn: localDate(leftOn), adultOn: localDate(adultOn), away }];
}

export type FileRow = {
  readonly unitId: string;
  /** What makes the person one person: the ID number, or name, village and birth day where there is none. */
  readonly identity: string;
  readonly name: string;
  readonly adultOn: LocalDate | undefined;
  /** A minor's when absent. A file keeps the kind it was made with. */
  readonly kind?: FileKind;
  /** What is the same for those who live together, e.g. who looks after them; absent when nothing is known of it. */
  readonly household?: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
};

/** A file as it lies in the table: what names somebody is hashed. */
export async function fileValues(db: Db, row: FileRow) {
  const { kind = 'minor', unitId, household } = row;
  return {
    kind,
    unitId,
    identityHash: await db.vault.hash(`identity:${row.identity}`),
    nameHash: await db.vault.hash(`name:${row.name}`),
    adultOn: kind === 'minor' ? (row.adultOn ?? null) : null,
    householdHash: household === undefined ? null : await db.vault.hash(`household:${unitId}:${household}`),
  };
}

/** Puts a person on a register, or updates the file and keeps the membership. */
export async function putFile(
  db: Db,
  register: string,
  id: string,
  row: FileRow,
  listedFrom: LocalDate,
  isNew: boolean,
): Promise<Write[]> {
  const { kind, ...values } = await fileValues(db, row);
  const fields = await Promise.all(
    Object.entries(row.fields).map(async ([column, value]) => ({
      fileId: id,
      column,
      sealed: await db.vault.seal(value, place(id, column)),
    })),
  );
  return [
    write(
      db.q
        .insert(caseFiles)
        .values({ id, kind, ...values })
        .onConflictDoUpdate({ target: caseFiles.id, set: values }),
    ),
    ...fields.map((field) =>
      write(
        db.q
          .insert(caseFileFields)
          .values(field)
          .onConflictDoUpdate({
            target: [caseFileFields.fileId, caseFileFields.column],
            set: { sealed: field.sealed },
          }),
      ),
    ),
    ...(isNew ? [write(db.q.insert(memberships).values({ register, fileId: id, listedOn: listedFrom }))] : []),
  ];
}

/** Takes a person off a register as of a day; the file and its history stay. */
export const leaveRegister = (db: Db, register: string, fileId: string, leftOn: LocalDate, reason: string): Write =>
  write(
    db.q
      .update(memberships)
      .set({ leftOn, reason })
      .where(and(eq(memberships.register, register), eq(memberships.fileId, fileId), isNull(memberships.leftOn))),
  );
