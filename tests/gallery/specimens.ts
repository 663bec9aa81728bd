import { controls } from './specimens/controls.tsx';
import { dialogs } from './specimens/dialogs.tsx';
import { messages } from './specimens/messages.tsx';
import { notesOfArticle } from './specimens/notes-of-article.tsx';
import { reading } from './specimens/reading.tsx';
import { rows } from './specimens/rows.tsx';
import { states } from './specimens/states.tsx';

/** Everything on the sheet, in its order. */
export const groups = [controls, rows, notesOfArticle, messages, dialogs, states, reading] as const;
