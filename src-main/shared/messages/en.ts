import { aloud } from './en/aloud.ts';
import { common } from './en/common.ts';
import { guide } from './en/guide.ts';
import { welcome } from './en/welcome.ts';

/** Every text of the window in English, a part for each feature. Words in braces are put in by the page, as keys are. */
export const en = { aloud, common, guide, welcome };
