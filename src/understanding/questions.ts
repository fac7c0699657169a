import { deadline } from './intents/deadline.ts';
import { exporting } from './intents/exporting.ts';
import { help } from './intents/help.ts';
import type { Question } from './intents/question.ts';
import { status } from './intents/status.ts';
import { todo } from './intents/todo.ts';

/** Everything that can be asked for, in the order in which one covers another. */
export const questions: readonly Question[] = [help, deadline, todo, exporting, status];
