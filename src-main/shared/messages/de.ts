import { aloud } from './de/aloud.ts';
import { app } from './de/app.ts';
import { backup } from './de/backup.ts';
import { bulk } from './de/bulk.ts';
import { commands, menus } from './de/commands.ts';
import { common } from './de/common.ts';
import { desktop } from './de/desktop.ts';
import { duplicates } from './de/duplicates.ts';
import { correcting, entities } from './de/entities.ts';
import { exporting, folder } from './de/exporting.ts';
import { extracting } from './de/extracting.ts';
import { find } from './de/find.ts';
import { guide } from './de/guide.ts';
import { importing } from './de/importing.ts';
import { info } from './de/info.ts';
import { duplicateActions, entityActions, keys } from './de/keys.ts';
import { library } from './de/library.ts';
import { margin } from './de/margin.ts';
import { names } from './de/names.ts';
import { notes } from './de/notes.ts';
import { reader } from './de/reader.ts';
import { rules } from './de/rules.ts';
import { said } from './de/said.ts';
import { settings } from './de/settings.ts';
import { steps } from './de/steps.ts';
import { tagProblems } from './de/tag-problems.ts';
import { tour } from './de/tour.ts';
import { versions } from './de/versions.ts';
import { welcome } from './de/welcome.ts';
import type { Messages } from './messages.ts';

export const de: Messages = {
  aloud,
  app,
  backup,
  bulk,
  commands,
  common,
  correcting,
  desktop,
  duplicateActions,
  duplicates,
  entities,
  entityActions,
  exporting,
  extracting,
  find,
  folder,
  guide,
  importing,
  info,
  keys,
  library,
  margin,
  menus,
  names,
  notes,
  reader,
  rules,
  said,
  settings,
  steps,
  tagProblems,
  tour,
  versions,
  welcome,
};
