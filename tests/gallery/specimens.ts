import { bars } from './specimens/bars.tsx';
import { controls } from './specimens/controls.tsx';
import { corrections } from './specimens/corrections.tsx';
import { dialogs } from './specimens/dialogs.tsx';
import { goingOut } from './specimens/going-out.tsx';
import { lists } from './specimens/lists.tsx';
import { messages } from './specimens/messages.tsx';
import { notesOfArticle } from './specimens/notes-of-article.tsx';
import { overTheWindow } from './specimens/over-the-window.tsx';
import { pages } from './specimens/pages.tsx';
import { reading } from './specimens/reading.tsx';
import { rows } from './specimens/rows.tsx';
import { settingUp } from './specimens/setting-up.tsx';
import { states } from './specimens/states.tsx';

import { windows } from './specimens/windows.tsx';

/** Everything on the sheet, in its order. */
export const groups = [
  controls,
  rows,
  lists,
  notesOfArticle,
  bars,
  messages,
  dialogs,
  settingUp,
  goingOut,
  corrections,
  overTheWindow,
  states,
  pages,
  reading,
  windows,
] as const;
