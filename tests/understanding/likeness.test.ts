import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learn, taught } from '../../scripts/learn.ts';
import { learned } from '../../src/understanding/likeness.gen.ts';
import { comparison } from '../../src/understanding/likeness.ts';
import { readLine } from '../../src/understanding/line.ts';
import { evening, hear, lexicon } from './township.ts';

describe('what lines like a line meant', () => {
  it('is what the kept lines teach: npm run learn', () => {
    const fresh = learn(taught);
    expect(learned.intents).toEqual(fresh.intents);
    expect(learned.rows.map(([sign]) => sign)).toEqual(fresh.rows.map(([sign]) => sign));
    const changed = learned.rows.filter(([, row], i) => row !== fresh.rows[i]?.[1]);
    // One step of rounding may differ from one machine to another.
    expect(changed.length).toBeLessThan(learned.rows.length / 100);
  });

  it('is known for nine of ten lines of speakers held back, and for 95 of 100 clues among them', () => {
    const speaker = ({ id }: { id: string }) => Number(/^[A-Z]+(\d+)-/.exec(id)?.[1] ?? 0);
    const isHeld = (line: { id: string }) => speaker(line) % 5 === 2;
    const { likeness } = comparison(learn(taught.filter((line) => !isHeld(line))));
    const heard = taught.filter(isHeld).map(({ text, context, names, expect: { intent } }) => ({
      intent,
      like: likeness(readLine(text, context, names), 'none')?.intent,
    }));
    const known = (among: typeof heard) => among.filter(({ intent, like }) => like === intent).length / among.length;
    expect(heard.length).toBeGreaterThan(1500);
    expect(known(heard)).toBeGreaterThan(0.9);
    expect(known(heard.filter(({ intent }) => intent === 'report_clue'))).toBeGreaterThan(0.95);
  });

  it('does not depend on who, when or how many', () => {
    const { likeness } = comparison(learned);
    const named = fc.constantFrom('何小禾', '丁一凡', '田小树', '龙大山');
    fc.assert(
      fc.property(named, named, fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 9 }), (a, b, n, m) => {
        const said = (who: string, times: number) =>
          likeness(readLine(`昨天走访${who}${times}次，家长签了字`, evening, lexicon), 'none');
        expect(said(a, n)).toEqual(said(b, m));
      }),
    );
  });
});

describe('weighed against it', () => {
  it('a clue in words no rule knows is asked about, privately', () => {
    expect(hear('校车师傅老是让女娃儿坐他腿上', { chat: 'p2p' })).toMatchObject({
      intent: 'report_clue',
      slots: { private: true, echo: false, needs_confirm: true },
      confirm: true,
    });
  });

  it('words of harm that the grammar knows and took for none stay none', () => {
    expect(hear('培训讲了女娃被人猥亵怎么办').intent).not.toBe('report_clue');
  });

  it('what only lines that record nothing are like is not undone or recorded', () => {
    expect(hear('走访要签字、要照片，少一样都不算').intent).toBe('none');
    expect(hear('要是家长不肯签字走访还作不作数').intent).toBe('none');
  });

  it('a record in words no rule knows is asked about, never kept unasked', () => {
    const { intent, confirm } = hear('广播喊起来一句有一句无的');
    expect({ intent, confirm }).toEqual({ intent: 'report_fault', confirm: true });
  });

  it('says which characters spoke for it, and no name', () => {
    const [whole, like] = hear('校车师傅老是让女娃儿坐他腿上', { chat: 'p2p' }).why();
    expect(whole?.rule).toBe('likeness');
    expect(like?.rule).toBe('like.report_clue');
    expect(like?.read).toContain('女娃');
  });
});
