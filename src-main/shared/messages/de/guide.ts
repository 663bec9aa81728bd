import type { Messages } from '../messages.ts';

export const guide: Messages['guide'] = {
  title: 'Handbuch',
  search: 'Im Handbuch suchen',
  pages: 'Seiten',
  nothing: 'Keine Stelle im Handbuch enthält alle diese Wörter.',
};
