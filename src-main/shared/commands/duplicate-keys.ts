/** What can be done with an article that is in the library more than once. Each key is free of every command of the window. */
export const duplicateActions = [
  { id: 'merge', short: 'Keep this one', title: 'Merge the others into it', keys: 'm' },
  { id: 'compare', short: 'Compare', title: 'Compare with another', keys: 'v' },
  { id: 'different', short: 'Not the same', title: 'Not the same as the others', keys: 'g' },
] as const;
