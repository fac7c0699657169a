import type { Statement } from '../../../domain/statement.ts';
import { aims } from './body/aims.ts';
import { cases } from './body/cases.ts';
import { demands } from './body/demands.ts';
import { hours } from './body/hours.ts';
import { keyPeople } from './body/key-people.ts';
import { minors } from './body/minors.ts';
import { phases } from './body/phases.ts';
import { places } from './body/places.ts';
import { publicity } from './body/publicity.ts';
import { civilAffairs } from './civil-affairs.ts';
import { clinic } from './clinic.ts';
import { court } from './court.ts';
import { discipline } from './discipline.ts';
import { education } from './education.ts';
import { elders } from './elders.ts';
import { enforcement } from './enforcement.ts';
import { finance } from './finance.ts';
import { generalOffice } from './general-office.ts';
import { justice } from './justice.ts';
import { labour } from './labour.ts';
import { market } from './market.ts';
import { office } from './office.ts';
import { police } from './police.ts';
import { press } from './press.ts';
import { trafficPolice } from './traffic-police.ts';
import { transport } from './transport.ts';
import { village } from './village.ts';
import { women } from './women.ts';
import { youth } from './youth.ts';

/** 福发〔2024〕2号, sentence by sentence in the paper’s order: its body, then the list of duties in its annex. */
export const statements: readonly Statement[] = [
  ...aims,
  ...phases,
  ...minors,
  ...keyPeople,
  ...places,
  ...hours,
  ...cases,
  ...publicity,
  ...demands,
  ...office,
  ...discipline,
  ...press,
  ...police,
  ...court,
  ...justice,
  ...education,
  ...finance,
  ...labour,
  ...civilAffairs,
  ...market,
  ...transport,
  ...women,
  ...youth,
  ...elders,
  ...generalOffice,
  ...trafficPolice,
  ...enforcement,
  ...clinic,
  ...village,
];
