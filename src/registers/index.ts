import { civilAffairsView } from './civil-affairs-view.ts';
import type { Register } from './define.ts';
import { earlyLove } from './early-love.ts';
import { guardianshipRisk } from './guardianship-risk.ts';
import { keyMinors } from './key-minors.ts';
import { keyPersons } from './key-persons.ts';
import { minorLedger } from './minor-ledger.ts';
import { oneToOneHelp } from './one-to-one-help.ts';
import { organisations } from './organisations.ts';
import { pairedHelp } from './paired-help.ts';
import { places } from './places.ts';
import { riskPersons } from './risk-persons.ts';
import { schoolHazards } from './school-hazards.ts';
import { studentsElsewhere } from './students-elsewhere.ts';
import { vulnerableMinors } from './vulnerable-minors.ts';

/** Every register, in the papers' order. */
export const registers: readonly Register[] = [
  minorLedger,
  studentsElsewhere,
  earlyLove,
  schoolHazards,
  oneToOneHelp,
  guardianshipRisk,
  keyPersons,
  organisations,
  civilAffairsView,
  pairedHelp,
  places,
  keyMinors,
  riskPersons,
  vulnerableMinors,
];

export const registerNamed = (code: string): Register | undefined =>
  registers.find((register) => register.code === code.toUpperCase());
