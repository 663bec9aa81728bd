import { aloud } from './en/aloud.ts';
import { app } from './en/app.ts';
import { backup } from './en/backup.ts';
import { bulk } from './en/bulk.ts';
import { commands, menus } from './en/commands.ts';
import { common } from './en/common.ts';
import { desktop } from './en/desktop.ts';
import { duplicates } from './en/duplicates.ts';
import { correcting, entities } from './en/entities.ts';
import { exporting, folder } from './en/exporting.ts';
import { extracting } from './en/extracting.ts';
import { find } from './en/find.ts';
import { guide } from './en/guide.ts';
import { importing } from './en/importing.ts';
import { info } from './en/info.ts';
import { duplicateActions, entityActions, keys } from './en/keys.ts';
import { library } from './en/library.ts';
import { margin } from './en/margin.ts';
import { names } from './en/names.ts';
import { notes } from './en/notes.ts';
import { reader } from './en/reader.ts';
import { rules } from './en/rules.ts';
import { said } from './en/said.ts';
import { settings } from './en/settings.ts';
import { steps } from './en/steps.ts';
import { tagProblems } from './en/tag-problems.ts';
import { tour } from './en/tour.ts';
import { versions } from './en/versions.ts';
import { welcome } from './en/welcome.ts';

/** Every text of the window in English, a part for each feature. Words in braces are put in by the page, as keys are. */
export const en = {
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
