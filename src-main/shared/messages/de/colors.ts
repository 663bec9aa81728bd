import type { Messages } from '../messages.ts';

export const colors: Messages['colors'] = {
  yellow: 'Gelb',
  green: 'Grün',
  blue: 'Blau',
  pink: 'Rosa',
  purple: 'Violett',
  orange: 'Orange',
  teal: 'Türkis',
  red: 'Rot',
};
