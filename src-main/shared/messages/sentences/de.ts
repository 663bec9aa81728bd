import type { CoreMessages } from './core-messages.ts';
import { backup } from './de/backup.ts';
import { common } from './de/common.ts';
import { library } from './de/library.ts';
import { notes } from './de/notes.ts';
import { notices } from './de/notices.ts';
import { storage } from './de/storage.ts';
import { work } from './de/work.ts';

export const de: CoreMessages = {
  backup,
  common,
  library,
  notes,
  notices,
  storage,
  work,
};
