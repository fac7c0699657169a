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

/** 台账 of the papers that are no register here, and why. */
export const notKept: Readonly<Record<string, string>> = {
  'L-F07': '委托监护逐份登记（记录），不是名册',
  'L-F12': '问题清单逐条登记（记录），不是名册',
  'L-F14': '失足青少年档案封存在司法所，这里只记数',
  'L-F15': '性侵违法犯罪人员信息在公安系统，这里只记走访数',
};
