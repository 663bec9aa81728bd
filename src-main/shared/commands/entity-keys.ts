/**
 * What can be done with an entity that has the focus, in a list of them. Each key is free of every command of the window,
 * so that none is given by mistake when the focus is one step beside. Keys are written as in the catalogue.
 */
export const entityActions = [
  { id: 'page', title: 'Its page in the library', keys: 'ArrowRight' },
  { id: 'rename', title: 'Rename…', keys: 'r' },
  { id: 'retype', title: 'Change type…', keys: 'v' },
  { id: 'merge', title: 'Merge with another…', keys: 'm' },
  { id: 'split', title: 'Split off a name…', keys: 's' },
  { id: 'alias', title: 'Add another name…', keys: 'a' },
  { id: 'note', title: 'Write a note…', keys: 'w' },
  { id: 'ignore-here', title: 'Ignore in this article', keys: 'g' },
  { id: 'ignore', title: 'Ignore everywhere', keys: 'Shift+G' },
] as const;

export type EntityAction = (typeof entityActions)[number]['id'];
