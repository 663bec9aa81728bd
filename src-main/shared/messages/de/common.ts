import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted } = formatsOf('de');

export const common: Messages['common'] = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  articles: (count) => counted(count, { other: 'Artikel' }),
};
