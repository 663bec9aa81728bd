import { app } from './en/app.ts';
import { backup } from './en/backup.ts';
import { bulk } from './en/bulk.ts';
import { colors } from './en/colors.ts';
import { commands, menus } from './en/commands.ts';
import { common } from './en/common.ts';
import { duplicates } from './en/duplicates.ts';
import { extracting } from './en/extracting.ts';
import { importing } from './en/importing.ts';
import { duplicateActions, entityActions, keys } from './en/keys.ts';
import { library } from './en/library.ts';
import { settings } from './en/settings.ts';
import { steps } from './en/steps.ts';
import { welcome } from './en/welcome.ts';

/** Every text of the window in English, a part for each feature. Words in braces are put in by the page, as keys are. */
export const en = {
  app,
  backup,
  bulk,
  colors,
  commands,
  common,
  duplicateActions,
  duplicates,
  entityActions,
  extracting,
  importing,
  keys,
  library,
  menus,
  settings,
  steps,
  welcome,
};
