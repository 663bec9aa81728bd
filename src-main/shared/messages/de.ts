import { app } from './de/app.ts';
import { backup } from './de/backup.ts';
import { bulk } from './de/bulk.ts';
import { colors } from './de/colors.ts';
import { commands, menus } from './de/commands.ts';
import { common } from './de/common.ts';
import { duplicates } from './de/duplicates.ts';
import { extracting } from './de/extracting.ts';
import { importing } from './de/importing.ts';
import { duplicateActions, entityActions, keys } from './de/keys.ts';
import { library } from './de/library.ts';
import { settings } from './de/settings.ts';
import { steps } from './de/steps.ts';
import { welcome } from './de/welcome.ts';
import type { Messages } from './messages.ts';

export const de: Messages = {
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
