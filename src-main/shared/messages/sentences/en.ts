import { tagProblems } from '../en/tag-problems.ts';
import { api } from './en/api.ts';
import { backup } from './en/backup.ts';
import { common } from './en/common.ts';
import { elsewhere } from './en/elsewhere.ts';
import { exporting } from './en/exporting.ts';
import { fetching } from './en/fetching.ts';
import { importing } from './en/importing.ts';
import { library } from './en/library.ts';
import { notes } from './en/notes.ts';
import { notices } from './en/notices.ts';
import { queries } from './en/queries.ts';
import { reading } from './en/reading.ts';
import { storage } from './en/storage.ts';
import { work } from './en/work.ts';

/** Every sentence that the core says to a person in English, a part for each area. No part of the window's catalogue: pages get them said. */
export const en = {
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
