import { aloud } from './de/aloud.ts';
import { common } from './de/common.ts';
import { guide } from './de/guide.ts';
import { welcome } from './de/welcome.ts';
import type { Messages } from './messages.ts';

export const de: Messages = { aloud, common, guide, welcome };
