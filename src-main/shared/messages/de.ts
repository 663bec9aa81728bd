import { common } from './de/common.ts';
import { correcting, entities } from './de/entities.ts';
import { exporting, folder } from './de/exporting.ts';
import { find } from './de/find.ts';
import { info } from './de/info.ts';
import { margin } from './de/margin.ts';
import { names } from './de/names.ts';
import { notes } from './de/notes.ts';
import { reader } from './de/reader.ts';
import { rules } from './de/rules.ts';
import { said } from './de/said.ts';
import { versions } from './de/versions.ts';
import { welcome } from './de/welcome.ts';
import type { Messages } from './messages.ts';

export const de: Messages = {
  common,
  correcting,
  entities,
  exporting,
  folder,
  find,
  info,
  margin,
  names,
  notes,
  reader,
  rules,
  said,
  versions,
  welcome,
};
