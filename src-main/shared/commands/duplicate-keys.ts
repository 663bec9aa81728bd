/** What can be done with an article that is in the library more than once. Each key is free of every command of the window. */
export const duplicateActions = [
  { id: 'merge', keys: 'm' },
  { id: 'compare', keys: 'v' },
  { id: 'different', keys: 'g' },
] as const;

export type DuplicateAction = (typeof duplicateActions)[number]['id'];
