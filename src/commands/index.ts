import { admissionCommand } from './admission.ts';
import { broadcastCommand } from './broadcast.ts';
import { broadcastFaultCommand, quietDayCommand } from './broadcast-fault.ts';
import { clueCommand } from './clue.ts';
import { clueCheckCommand } from './clue-check.ts';
import { correctionCommand } from './correction.ts';
import { deadlinesCommand } from './deadlines.ts';
import type { Command } from './define.ts';
import { helpCommand, phonesCommand } from './help.ts';
import { minorVisitCommand } from './minor-visit.ts';
import { myDayCommand } from './my-day.ts';
import { moreCommand, otherRecordCommands } from './other-records.ts';
import { picturesCommand } from './pictures.ts';
import { statusCommand, townshipCommand } from './status.ts';
import { todoCommand } from './todo.ts';

/** Every verb, in the order the help offers them. */
export const commands: readonly Command[] = [
  broadcastCommand,
  minorVisitCommand,
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
  phonesCommand,
  helpCommand(() => commands),
  admissionCommand,
  picturesCommand,
  moreCommand,
  ...otherRecordCommands,
];

export const commandNamed = (name: string): Command | undefined => commands.find((command) => command.name === name);

/** The command a whole line opens: its title or one of its words. */
export const commandCalled = (line: string): Command | undefined =>
  commands.find((command) => command.title === line || command.says.includes(line));
