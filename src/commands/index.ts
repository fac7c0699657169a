import { admissionCommand } from './admission.ts';
import { approvalsCommand } from './approvals.ts';
import { broadcastCommand } from './broadcast.ts';
import { broadcastFaultCommand, quietDayCommand } from './broadcast-fault.ts';
import { bulletinCommand } from './bulletin.ts';
import { fallingBehindCommand } from './bulletin-behind.ts';
import { effectCommand } from './bulletin-effect.ts';
import { burdenCommand } from './burden.ts';
import { clueCommand } from './clue.ts';
import { clueCheckCommand } from './clue-check.ts';
import { clueListCommand } from './clue-list.ts';
import { correctionCommand } from './correction.ts';
import { deadlinesCommand } from './deadlines.ts';
import type { Command } from './define.ts';
import { dutySettingsCommand } from './duty-settings.ts';
import { exportsCommand } from './exports.ts';
import { helpCommand, phonesCommand } from './help.ts';
import { jobCalendarCommand } from './job-calendar.ts';
import { linkStatusCommand } from './links.ts';
import { localWordsCommand } from './local-words.ts';
import { matterEntries } from './matter-entries.ts';
import { matterCommand } from './matters.ts';
import { meetingAnswerCommand } from './meeting-answer.ts';
import { meetingCallCommand } from './meetings.ts';
import { misreadCommand } from './misread.ts';
import { myDayCommand } from './my-day.ts';
import { moreCommand } from './more.ts';
import { otherRecordCommands } from './other-records.ts';
import { papersCommand } from './papers.ts';
import { outsidePlacesCommand } from './outside-places.ts';
import { pictureQuestionsCommand } from './picture-questions.ts';
import { picturesCommand } from './pictures.ts';
import { practiceCommand } from './practice.ts';
import { registerImportCommand } from './register-import.ts';
import { registersCommand } from './registers.ts';
import { seatsCommand } from './seats.ts';
import { statusCommand, townshipCommand } from './status.ts';
import { remindersCommand } from './reminders.ts';
import { todoCommand } from './todo.ts';
import { typedVisitCommand } from './typed-visits.ts';
import { keyPersonVisitCommand, minorVisitCommand, phoneContactCommand, placeCheckCommand } from './visits.ts';

/** Every verb, in the order the help offers them. */
export const commands: readonly Command[] = [
  broadcastCommand,
  minorVisitCommand,
  phoneContactCommand,
  keyPersonVisitCommand,
  placeCheckCommand,
  typedVisitCommand,
  clueCommand,
  clueCheckCommand,
  clueListCommand,
  todoCommand,
  matterCommand,
  approvalsCommand,
  statusCommand,
  townshipCommand,
  correctionCommand,
  deadlinesCommand,
  myDayCommand,
  broadcastFaultCommand,
  quietDayCommand,
  registersCommand,
  registerImportCommand,
  phonesCommand,
  helpCommand(() => commands),
  practiceCommand,
  admissionCommand,
  picturesCommand,
  pictureQuestionsCommand,
  moreCommand,
  papersCommand,
  exportsCommand,
  localWordsCommand,
  misreadCommand,
  dutySettingsCommand,
  remindersCommand,
  jobCalendarCommand,
  burdenCommand,
  bulletinCommand,
  fallingBehindCommand,
  effectCommand,
  linkStatusCommand,
  outsidePlacesCommand,
  meetingCallCommand,
  meetingAnswerCommand,
  seatsCommand,
  ...matterEntries,
  ...otherRecordCommands,
];

export const commandNamed = (name: string): Command | undefined => commands.find((command) => command.name === name);

/** The command a whole line opens: its title or one of its words. */
export const commandCalled = (line: string): Command | undefined =>
  commands.find((command) => command.title === line || command.says.includes(line));
