import { tagProblems } from '../de/tag-problems.ts';
import type { CoreMessages } from './core-messages.ts';
import { api } from './de/api.ts';
import { backup } from './de/backup.ts';
import { common } from './de/common.ts';
import { elsewhere } from './de/elsewhere.ts';
import { exporting } from './de/exporting.ts';
import { fetching } from './de/fetching.ts';
import { importing } from './de/importing.ts';
import { library } from './de/library.ts';
import { notes } from './de/notes.ts';
import { notices } from './de/notices.ts';
import { queries } from './de/queries.ts';
import { reading } from './de/reading.ts';
import { storage } from './de/storage.ts';
import { work } from './de/work.ts';

export const de: CoreMessages = {
  api,
  backup,
  common,
  elsewhere,
  exporting,
  fetching,
  importing,
  library,
  notes,
  notices,
  queries,
  reading,
  storage,
  work,
  tagProblems,
};
