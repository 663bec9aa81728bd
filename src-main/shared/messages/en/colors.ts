/** The eight highlight colours, where the person gave them no name of their own. */
export const colors = {
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  pink: 'Pink',
  purple: 'Purple',
  orange: 'Orange',
  teal: 'Teal',
  red: 'Red',
};
