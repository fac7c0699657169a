import { commit, type Db, type Write } from '../../db/db.ts';
import { knownStaff, putPerson, setOpenId, type StaffRow } from '../../db/people.ts';
import { allUnits } from '../../db/units.ts';
import type { Heading, Line } from '../../registers/sheet.ts';
import { roleNames, roleOf, type Unit } from '../../domain/actor.ts';
import { isMobile, personName, phone } from '../../registers/cells.ts';
import { unitCalled } from './arguments.ts';
import type { Terminal } from './define.ts';
import { type Fault, listFaults, refuseFaults } from './faults.ts';
import { demandHeads, readSheet } from './files.ts';

const headings: readonly Heading[] = [
  { name: 'name', head: '姓名' },
  { name: 'mobile', head: '手机', aliases: ['手机号', '手机号码', '电话', '联系电话', '联系方式'] },
  { name: 'open-id', head: 'open_id', aliases: ['openid'] },
  { name: 'unit', head: '单位', aliases: ['村', '所在单位'] },
  { name: 'role', head: '角色' },
];

type Row = { readonly line: number; readonly staff: StaffRow };
type Ways = {
  /** Rows with faults are listed and left out, instead of stopping the import. */
  readonly partial: boolean;
  /** open_ids by mobile, where Feishu can be asked. */
  readonly lookUp: ((mobiles: readonly string[]) => Promise<Map<string, string>>) | undefined;
};

const mobileOf = (text: string): string | undefined => {
  const read = phone(text);
  return 'value' in read && isMobile(read.value) ? read.value : undefined;
};

function readRow({ number: line, cells }: Line, units: readonly Unit[]): Row | readonly Fault[] {
  const { name = '', mobile = '', 'open-id': openId = '', unit = '', role = '' } = cells;
  const faults: Fault[] = [];
  const fault = (head: string, says: string) => faults.push({ line, head, says });
  const named = name === '' ? { fault: '没有填' } : personName(name);
  if ('fault' in named) fault('姓名', named.fault);
  if (mobile === '' && openId === '') fault('手机', '手机和 open_id 至少填一个');
  const digits = mobileOf(mobile);
  if (mobile !== '' && digits === undefined) fault('手机', '要是11位手机号');
  if (openId !== '' && !openId.startsWith('ou_')) fault('open_id', '要以 ou_ 开头');
  const whose = unitCalled(units, unit);
  if (whose === undefined) fault('单位', unit === '' ? '没有填' : `没有“${unit}”这个单位`);
  const does = roleOf(role);
  if (does === undefined) fault('角色', `只能是${Object.values(roleNames).join('、')}`);
  if (faults.length > 0 || 'fault' in named || whose === undefined || does === undefined) return faults;
  const staff = { name: named.value, unitId: whose.id, role: does };
  return {
    line,
    staff: {
      ...staff,
      ...(digits === undefined ? {} : { mobile: digits }),
      ...(openId === '' ? {} : { openId }),
    },
  };
}

/** One mobile or open_id on two rows. */
function repeats(rows: readonly Row[]): Fault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, staff: { mobile, openId } }) =>
    [
      { head: '手机', value: mobile },
      { head: 'open_id', value: openId },
    ].flatMap(({ head, value }) => {
      const before = value === undefined ? undefined : first.get(value);
      if (value !== undefined && before === undefined) first.set(value, line);
      return before === undefined ? [] : [{ line, head, says: `和第${before}行相同` }];
    }),
  );
}

/** The rows with the open_ids Feishu knows for their mobiles. */
async function resolved(rows: readonly Row[], lookUp: Ways['lookUp'], terminal: Terminal): Promise<Row[]> {
  const mobiles = rows.flatMap(({ staff }) => (staff.openId === undefined ? (staff.mobile ?? []) : []));
  if (lookUp === undefined || mobiles.length === 0) return [...rows];
  terminal.note(`正在向飞书查 ${mobiles.length} 个手机号…`);
  const ids = await lookUp(mobiles);
  return rows.map((row) => {
    const { staff, line } = row;
    const openId = staff.openId ?? ids.get(staff.mobile ?? '');
    if (openId === undefined) terminal.note(`第${line}行：飞书里没有这个手机号，本人加入企业后再导入一次。`);
    return openId === undefined ? row : { line, staff: { ...staff, openId } };
  });
}

type Kept = { readonly writes: readonly Write[]; readonly isNew: boolean };

async function keep(db: Db, { line, staff }: Row): Promise<Kept | Fault> {
  const { byOpenId, byMobile } = await knownStaff(db, staff);
  if (byOpenId !== undefined && byMobile !== undefined && byOpenId !== byMobile)
    return { line, head: '手机', says: '手机和 open_id 在名册里是两个人' };
  const { openId, ...rest } = staff;
  // Known by mobile alone: the roster finds that person by mobile, and learns the open_id beside it.
  if (byOpenId === undefined && byMobile !== undefined && openId !== undefined)
    return { writes: [await putPerson(db, rest), setOpenId(db, byMobile, openId)], isNew: false };
  return { writes: [await putPerson(db, staff)], isNew: (byOpenId ?? byMobile) === undefined };
}

/** Adds the people of a file and updates those already there, all or none unless `partial`. Nobody is dropped. */
export async function importStaff(db: Db, path: string, ways: Ways, terminal: Terminal): Promise<void> {
  const sheet = await readSheet(path, headings);
  const has = (name: string) => sheet.heads[name] !== undefined;
  const needed = headings.filter(({ name }) => (name === 'mobile' || name === 'open-id' ? false : !has(name)));
  demandHeads([...needed.map(({ head }) => head), ...(has('mobile') || has('open-id') ? [] : ['手机或 open_id'])]);
  const units = await allUnits(db);
  const read = sheet.lines.map((line) => readRow(line, units));
  const rows = await resolved(
    read.flatMap((one) => ('staff' in one ? [one] : [])),
    ways.lookUp,
    terminal,
  );
  const twice = repeats(rows);
  const kept = await Promise.all(
    rows.filter(({ line }) => !twice.some((fault) => fault.line === line)).map((row) => keep(db, row)),
  );
  const faults = [
    ...read.flatMap((one) => ('staff' in one ? [] : one)),
    ...twice,
    ...kept.filter((one) => 'says' in one),
  ];
  if (ways.partial) listFaults(faults, terminal);
  else refuseFaults(faults, terminal);
  const good = kept.filter((one) => 'writes' in one);
  await commit(
    db,
    good.flatMap(({ writes }) => writes),
  );
  const added = good.filter(({ isNew }) => isNew).length;
  const left = new Set(faults.map(({ line }) => line)).size;
  terminal.out(`新增 ${added} 人，更新 ${good.length - added} 人${left > 0 ? `，${left} 行有错没有导入` : ''}。\n`);
}
