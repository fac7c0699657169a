import { type Finder, personHeard, soundsLike } from './lexicon.ts';
import type { Rule } from './pieces.ts';
import { needing } from './presence.ts';

const GENERIC =
  /^(?:[我本全各每哪几个们他外邻别农乡驻进村这那该贵隔壁]|一些|所有|兄弟|[上下中]午|[早晚]上|.{0,2}驻|.{0,2}[的了在到]|[一二三四五六七八九十两]个?$)/;
const SOMEONES = /[村我他全各每本哪几]/;

const known = new WeakMap<Finder, readonly Rule[]>();

/** The names of a lexicon: villages, units and people, then people and villages misspelt by one like-sounding character. */
export function nameRules(finder: Finder): readonly Rule[] {
  const rules = known.get(finder) ?? rulesOf(finder);
  known.set(finder, rules);
  return rules;
}

const rulesOf = (finder: Finder): readonly Rule[] => [
  {
    name: 'name',
    pattern: finder.names,
    read([form = '']) {
      const village = finder.villageOf.get(form);
      if (village) return { kind: 'village', name: village, fuzzy: false };
      const unit = finder.unitOf.get(form);
      if (unit) return { kind: 'unit', name: unit };
      const person = finder.personOf.get(form);
      return person && { kind: 'person', person };
    },
  },
  ...(finder.slips
    ? [
        {
          name: 'person.sounds-like',
          needs: needing('走看访见家'),
          pattern: finder.slips,
          read([form = '']) {
            const person = personHeard(finder, form);
            return person && { kind: 'person', person, fuzzy: true };
          },
        } satisfies Rule,
      ]
    : []),
  {
    name: 'village.sounds-like',
    pattern: /(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}?(?=村(?!村)|\s|[,:、]|[今昨\d])/g,
    read([form = '']) {
      const village = soundsLike(finder, form);
      return village ? { kind: 'village', name: village, fuzzy: true } : undefined;
    },
  },
];

/** 大坪村: a village of nobody's register. Read after the days, so that 今天村村响 is none. */
export const foreignRule: Rule = {
  name: 'village.unknown',
  needs: needing('村社'),
  pattern:
    /(?<![\u4e00-\u9fff])[替代帮]?([\u4e00-\u9fff]{2,3})(?:村|社区)(?![村里民组干响口级支委务主书医小两矫戒康服])/g,
  read: ([, form = '']) => (GENERIC.test(form) || SOMEONES.test(form) ? undefined : { kind: 'foreign' }),
};
