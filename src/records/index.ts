import type { RecordKind } from '../domain/record.ts';
import { accountability } from './accountability.ts';
import { aid } from './aid.ts';
import { analysis } from './analysis.ts';
import { assignment } from './assignment.ts';
import { assignmentCompletion } from './assignment-completion.ts';
import { backCheck } from './back-check.ts';
import { backgroundCheck } from './background-check.ts';
import { broadcast } from './broadcast.ts';
import { broadcastFault } from './broadcast-fault.ts';
import { bulletin } from './bulletin.ts';
import { caseCount } from './case-count.ts';
import { clueCheck } from './clue-check.ts';
import { coverage } from './coverage.ts';
import { delegation } from './delegation.ts';
import { effectReview } from './effect-review.ts';
import { enforcement } from './enforcement.ts';
import { fallingBehind } from './falling-behind.ts';
import { funding } from './funding.ts';
import { homeCare } from './home-care.ts';
import { inspection } from './inspection.ts';
import { institutionDocument } from './institution-document.ts';
import { jointEnforcement } from './joint-enforcement.ts';
import { keyPersonReport } from './key-person-report.ts';
import { keyPersonVisit } from './key-person-visit.ts';
import { knowledgeRate } from './knowledge-rate.ts';
import { legalDocument } from './legal-document.ts';
import { linkForward } from './link-forward.ts';
import { linkPublication } from './link-publication.ts';
import { mediation } from './mediation.ts';
import { meeting } from './meeting.ts';
import { minorVisit } from './minor-visit.ts';
import { missingChild } from './missing-child.ts';
import { newHire } from './new-hire.ts';
import { patrol } from './patrol.ts';
import { phoneContact } from './phone-contact.ts';
import { placeCheck } from './place-check.ts';
import { problem } from './problem.ts';
import { problemClosure } from './problem-closure.ts';
import { publicity } from './publicity.ts';
import { quietDay } from './quiet-day.ts';
import { review } from './review.ts';
import { revisit } from './revisit.ts';
import { schoolAbsence } from './school-absence.ts';
import { screening } from './screening.ts';
import { specialPeriod } from './special-period.ts';
import { specialSchool } from './special-school.ts';
import { talk } from './talk.ts';
import { training } from './training.ts';
import type { RecordDeclaration } from './define.ts';

/** Every kind of record, one file each. The compiler names what is missing. */
export const declarations: Readonly<Record<RecordKind, RecordDeclaration>> = {
  broadcast,
  'broadcast-fault': broadcastFault,
  'quiet-day': quietDay,
  'minor-visit': minorVisit,
  'phone-contact': phoneContact,
  'key-person-visit': keyPersonVisit,
  'link-publication': linkPublication,
  'link-forward': linkForward,
  'clue-check': clueCheck,
  delegation,
  meeting,
  'joint-enforcement': jointEnforcement,
  enforcement,
  patrol,
  training,
  publicity,
  'background-check': backgroundCheck,
  screening,
  'back-check': backCheck,
  problem,
  'problem-closure': problemClosure,
  bulletin,
  talk,
  aid,
  'place-check': placeCheck,
  'school-absence': schoolAbsence,
  'legal-document': legalDocument,
  analysis,
  'institution-document': institutionDocument,
  mediation,
  'home-care': homeCare,
  funding,
  'special-school': specialSchool,
  assignment,
  'assignment-completion': assignmentCompletion,
  'special-period': specialPeriod,
  revisit,
  'missing-child': missingChild,
  accountability,
  review,
  'effect-review': effectReview,
  inspection,
  coverage,
  'key-person-report': keyPersonReport,
  'case-count': caseCount,
  'knowledge-rate': knowledgeRate,
  'new-hire': newHire,
  'falling-behind': fallingBehind,
};
