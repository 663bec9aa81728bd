import { common } from './en/common.ts';
import { correcting, entities } from './en/entities.ts';
import { exporting, folder } from './en/exporting.ts';
import { find } from './en/find.ts';
import { info } from './en/info.ts';
import { margin } from './en/margin.ts';
import { names } from './en/names.ts';
import { notes } from './en/notes.ts';
import { reader } from './en/reader.ts';
import { rules } from './en/rules.ts';
import { said } from './en/said.ts';
import { versions } from './en/versions.ts';
import { welcome } from './en/welcome.ts';

/** Every text of the window in English, a part for each feature. Words in braces are put in by the page, as keys are. */
export const en = {
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
