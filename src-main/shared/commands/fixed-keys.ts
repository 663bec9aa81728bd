import { partsOf } from './key-bindings.ts';

/** Keys that are no commands, as those that move what is pointed at. `or` is another key in the place of the last. */
interface FixedKey {
  readonly id: string;
  readonly keys: string;
  readonly or?: string;
}

/**
 * Every key that stays as it is, by where it holds; whoever shows one takes it from here, and the list of keys has all of them.
 * On an entity and on a duplicate, its actions come to these.
 */
export const fixedKeys = [
  {
    where: 'everywhere',
    keys: [{ id: 'leave', keys: 'Escape' }],
  },
  {
    where: 'highlight',
    keys: [
      { id: 'end-word', keys: 'Shift+ArrowLeft', or: 'ArrowRight' },
      { id: 'end-character', keys: 'Alt+Shift+ArrowLeft', or: 'ArrowRight' },
      { id: 'start-word', keys: '$mod+Shift+ArrowLeft', or: 'ArrowRight' },
      { id: 'start-character', keys: '$mod+Alt+Shift+ArrowLeft', or: 'ArrowRight' },
      { id: 'ends', keys: 'Tab' },
      { id: 'give-up', keys: 'Escape' },
    ],
  },
  {
    where: 'caret',
    keys: [
      { id: 'character', keys: 'ArrowLeft', or: 'ArrowRight' },
      { id: 'word', keys: 'Alt+ArrowLeft', or: 'ArrowRight' },
      { id: 'line', keys: 'ArrowUp', or: 'ArrowDown' },
      { id: 'line-ends', keys: 'Home', or: 'End' },
      { id: 'sentence', keys: '(', or: ')' },
      { id: 'paragraph', keys: 'Alt+ArrowUp', or: 'ArrowDown' },
      { id: 'article-ends', keys: '$mod+Home', or: 'End' },
      { id: 'select', keys: 'Shift' },
      { id: 'select-sentence', keys: 's' },
    ],
  },
  {
    where: 'articles',
    keys: [
      { id: 'row', keys: 'ArrowUp', or: 'ArrowDown' },
      { id: 'page', keys: 'PageUp', or: 'PageDown' },
      { id: 'list-ends', keys: 'Home', or: 'End' },
      { id: 'open', keys: 'Enter' },
      { id: 'open-window', keys: '$mod+Enter' },
      { id: 'select-row', keys: 'Space' },
      { id: 'select-to', keys: 'Shift+ArrowUp', or: 'ArrowDown' },
      { id: 'select-all', keys: '$mod+a' },
      { id: 'select-none', keys: 'Escape' },
      { id: 'favourite', keys: 's' },
      { id: 'tag', keys: 't' },
      { id: 'remove', keys: 'Delete' },
    ],
  },
  {
    where: 'list',
    keys: [
      { id: 'change-list', keys: 'F2' },
      { id: 'move-list', keys: 'Alt+ArrowUp', or: 'ArrowDown' },
      { id: 'delete-list', keys: 'Delete' },
    ],
  },
  {
    where: 'tag',
    keys: [
      { id: 'show-tag', keys: 'Enter' },
      { id: 'fold-tag', keys: 'ArrowRight', or: 'ArrowLeft' },
      { id: 'rename-tag', keys: 'F2', or: 'r' },
      { id: 'delete-tag', keys: 'Delete' },
    ],
  },
  {
    where: 'entity',
    keys: [
      { id: 'next-mention', keys: 'Enter' },
      { id: 'previous-mention', keys: 'Shift+Enter' },
    ],
  },
  {
    where: 'duplicate',
    keys: [{ id: 'open-duplicate', keys: 'Enter' }],
  },
  {
    where: 'card',
    keys: [{ id: 'edit-note', keys: 'Enter' }],
  },
  {
    where: 'find',
    keys: [
      { id: 'next-hit', keys: 'Enter' },
      { id: 'previous-hit', keys: 'Shift+Enter' },
      { id: 'match-case', keys: 'Alt+KeyC' },
      { id: 'whole-word', keys: 'Alt+KeyW' },
      { id: 'pattern', keys: 'Alt+KeyR' },
    ],
  },
  {
    where: 'review',
    keys: [
      { id: 'accept-place', keys: 'a', or: 'Enter' },
      { id: 'look-at-place', keys: 'g' },
      { id: 'other-place', keys: 'r' },
      { id: 'place-here', keys: 'Enter' },
      { id: 'keep-on-article', keys: 'k' },
      { id: 'delete-note', keys: 'Delete', or: 'Backspace' },
    ],
  },
  {
    where: 'comparison',
    keys: [
      { id: 'next-change', keys: 'n', or: '.' },
      { id: 'previous-change', keys: 'p', or: ',' },
      { id: 'show-change', keys: 'Enter' },
    ],
  },
  {
    where: 'pane',
    keys: [
      { id: 'pane-width', keys: 'ArrowLeft', or: 'ArrowRight' },
      { id: 'pane-bounds', keys: 'Home', or: 'End' },
      { id: 'pane-first', keys: 'Enter' },
    ],
  },
  {
    where: 'part',
    keys: [
      { id: 'part-size', keys: 'ArrowUp', or: 'ArrowDown' },
      { id: 'part-beside', keys: 'ArrowLeft', or: 'ArrowRight' },
      { id: 'choose-part', keys: 'Enter' },
    ],
  },
] as const satisfies readonly { readonly where: string; readonly keys: readonly FixedKey[] }[];

export type FixedKeyPlace = (typeof fixedKeys)[number]['where'];
export type FixedKeyId = (typeof fixedKeys)[number]['keys'][number]['id'];

const all = new Map<string, FixedKey>(fixedKeys.flatMap(({ keys }) => keys.map((each) => [each.id, each])));

/** The keys of one of them: `Shift+ArrowLeft`. */
export function fixedKey(id: FixedKeyId): string {
  return all.get(id)?.keys ?? '';
}

/** The same with the other keys that do it, or its opposite: `Shift+ArrowLeft`, `Shift+ArrowRight`. */
export function bothKeys(id: FixedKeyId): readonly string[] {
  const { keys = '', or } = all.get(id) ?? {};
  return or === undefined ? [keys] : [keys, [...partsOf(keys).slice(0, -1), or].join('+')];
}
