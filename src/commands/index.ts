import { admissionCommand } from './admission.ts';
import { broadcastCommand } from './broadcast.ts';
import { broadcastFaultCommand, quietDayCommand } from './broadcast-fault.ts';
import { clueCommand } from './clue.ts';
import { clueCheckCommand } from './clue-check.ts';
import { correctionCommand } from './correction.ts';
import { deadlinesCommand } from './deadlines.ts';
import type { Command } from './define.ts';
import { dutySettingsCommand } from './duty-settings.ts';
import { helpCommand, phonesCommand } from './help.ts';
import { localWordsCommand } from './local-words.ts';
import { misreadCommand } from './misread.ts';
import { myDayCommand } from './my-day.ts';
import { moreCommand } from './more.ts';
import { otherRecordCommands } from './other-records.ts';
import { pictureQuestionsCommand } from './picture-questions.ts';
import { picturesCommand } from './pictures.ts';
import { registersCommand } from './registers.ts';
import { statusCommand, townshipCommand } from './status.ts';
import { todoCommand } from './todo.ts';
import { typedVisitCommand } from './typed-visits.ts';
import { keyPersonVisitCommand, minorVisitCommand, placeCheckCommand } from './visits.ts';

/** Every verb, in the order the help offers them. */
export const commands: readonly Command[] = [
  broadcastCommand,
  minorVisitCommand,
  keyPersonVisitCommand,
  placeCheckCommand,
  typedVisitCommand,
  clueCommand,
  clueCheckCommand,
  todoCommand,
  statusCommand,
  townshipCommand,
  correctionCommand,
  deadlinesCommand,
  myDayCommand,
  broadcastFaultCommand,
  quietDayCommand,
  registersCommand,
  phonesCommand,
  helpCommand(() => commands),
  admissionCommand,
  picturesCommand,
  pictureQuestionsCommand,
  moreCommand,
  localWordsCommand,
  misreadCommand,
  dutySettingsCommand,
  ...otherRecordCommands,
];

export const commandNamed = (name: string): Command | undefined => commands.find((command) => command.name === name);

/** The command a whole line opens: its title or one of its words. */
export const commandCalled = (line: string): Command | undefined =>
  commands.find((command) => command.title === line || command.says.includes(line));
