/**
 * What can be done with an entity that has the focus, in a list of them. Each key is free of every command of the window,
 * so that none is given by mistake when the focus is one step beside. Keys are written as in the catalogue.
 */
export const entityActions = [
  { id: 'page', keys: 'ArrowRight' },
  { id: 'rename', keys: 'r' },
  { id: 'retype', keys: 'v' },
  { id: 'merge', keys: 'm' },
  { id: 'split', keys: 's' },
  { id: 'alias', keys: 'a' },
  { id: 'note', keys: 'w' },
  { id: 'ignore-here', keys: 'g' },
  { id: 'ignore', keys: 'Shift+G' },
] as const;

export type EntityAction = (typeof entityActions)[number]['id'];
