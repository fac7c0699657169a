import { putFile } from '../../src/db/case-files.ts';
import { commit } from '../../src/db/db.ts';
import { putUnit } from '../../src/db/units.ts';
import type { FileKind } from '../../src/domain/case-file.ts';
import { type Child, type Somebody, world } from '../world.ts';
import { pressEnvelope } from '../world-envelopes.ts';

/** Every component of a card in reading order. */
function* partsOf(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield Object.fromEntries(Object.entries(value));
  for (const one of Object.values(value)) yield* partsOf(one);
}

/** A township whose units carry the rule book's codes, and what its registers list. Nobody in it exists. */
export async function registers(at: string) {
  const w = await world({ at });
  let pressed = 0;
  const [xiongfeng, miyuan] = [await w.village('雄风村'), await w.village('密园村')];
  const unit = async (id: string, name: string) => {
    await commit(w.db, [putUnit(w.db, { id, name, kind: 'department', aliases: [] }, 90)]);
    return { id };
  };
  const [office, station, market, press, enforcers] = [
    await unit('PA', '平安办'),
    await unit('PC', '派出所'),
    await unit('SC', '市监所'),
    await unit('WX', '网信宣传办'),
    await unit('ZF', '综合执法队'),
  ];

  /** Puts somebody or something on a register. */
  async function listed(
    register: string,
    unitId: string,
    name: string,
    more: { readonly kind?: FileKind; readonly household?: string; readonly category?: string } = {},
  ): Promise<Child> {
    const { kind = 'minor', household, category } = more;
    const id = crypto.randomUUID();
    const fields = { name, ...(category === undefined ? {} : { category }) };
    const row = { kind, unitId, identity: `${unitId}:${name}`, name, adultOn: undefined, household, fields };
    await commit(w.db, await putFile(w.db, register, id, row, '2024-01-12', true));
    return { id, name };
  }

  /** How often somebody had to touch the screen since the last count: a menu entry, a button, an answer chosen. */
  const taps = () => {
    let count = 0;
    return {
      menu: (who: Somebody, key: string) => ((count += 1), w.tapMenu(who, key)),
      press: (who: Somebody, label: string) => ((count += 1), w.press(who, who.chat, label)),
      fill: (who: Somebody, typed: Readonly<Record<string, string | readonly string[]>>, label: string) => {
        // A list is opened once and each choice is a touch.
        for (const answer of Object.values(typed)) count += 1 + (typeof answer === 'string' ? 1 : answer.length);
        count += 1;
        return w.fill(who, who.chat, typed, label);
      },
      count: () => count,
    };
  };

  /** Presses the button at the right of a line on the newest card of a chat. */
  async function pressBeside(who: Somebody, line: string): Promise<string> {
    const shown = w.town.in(who.chat).at(-1);
    if (shown === undefined || !('card' in shown.message)) throw new Error('no card');
    let found = false;
    let value: unknown;
    for (const { tag, content, behaviors } of partsOf(shown.message.card)) {
      found ||= tag === 'markdown' && String(content).includes(line);
      if (found && tag === 'button') {
        [{ value }] = behaviors as [{ value: unknown }];
        break;
      }
    }
    if (value === undefined) throw new Error(`nothing beside “${line}” on:\n${w.last(who.chat)}`);
    pressed += 1;
    const sent = { id: `beside${pressed}`, at: w.now(), from: who.openId, chat: who.chat };
    return w.pressed(pressEnvelope(sent, shown.messageId, value, undefined));
  }

  return Object.assign(w, {
    pressBeside,
    xiongfeng,
    miyuan,
    listed,
    taps,
    keyPerson: (name: string, village: { readonly id: string }) =>
      listed('L-F08', village.id, name, { kind: 'key-person', category: '社区矫正' }),
    placeOf: (name: string) => listed('L-P01', xiongfeng.id, name, { kind: 'place' }),
    tian: await w.person('田小禾', xiongfeng, 'village-cadre'),
    shi: await w.person('石勇', xiongfeng, 'auxiliary-police'),
    xiang: await w.person('向明月', miyuan, 'village-cadre'),
    su: await w.person('苏文静', office, 'office-head'),
    jiang: await w.person('江河', office, 'leader'),
    gao: await w.person('高峰', station, 'police'),
    lin: await w.person('林市监', market, 'unit-clerk'),
    zhu: await w.person('朱执法', enforcers, 'unit-clerk'),
    wen: await w.person('文宣传', press, 'unit-clerk'),
  });
}
