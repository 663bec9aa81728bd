import type { MovementId, MovementPlace } from '../../commands/catalogue.ts';
import type { DuplicateAction } from '../../commands/duplicate-keys.ts';
import type { EntityAction } from '../../commands/entity-keys.ts';

/** The list of keys: keys that are no commands, by where they hold. */
export const keys = {
  title: 'Keyboard shortcuts',
  /** As they stand on the keys, by the names of tinykeys. */
  caps: {
    $mod: 'Ctrl',
    Shift: 'Shift',
    Alt: 'Alt',
    Delete: 'Del',
    Escape: 'Esc',
    Home: 'Home',
    End: 'End',
    PageUp: 'PageUp',
    PageDown: 'PageDown',
    Space: 'Space',
  },
  region: 'Shortcuts',
  places: {
    highlight: 'On a focused highlight',
    caret: 'In caret mode',
    articles: 'In the list of articles',
    list: 'On a saved list',
    tag: 'On a tag',
    entity: 'On an entity',
    duplicate: 'On a duplicate',
  } satisfies Record<MovementPlace, string>,
  movements: {
    'end-word': 'End, by word',
    'end-character': 'End, by character',
    'start-word': 'Start, by word',
    'start-character': 'Start, by character',
    ends: 'Into the bar, then to the ends',
    'give-up': 'Give up moving an end',
    character: 'Character',
    word: 'Word',
    line: 'Line',
    'line-ends': 'Ends of the line',
    sentence: 'Sentence',
    paragraph: 'Paragraph',
    'article-ends': 'Ends of the article',
    select: 'Select',
    'select-sentence': 'Select the sentence, then the next',
    row: 'Row',
    page: 'Page',
    'list-ends': 'Ends of the list',
    open: 'Open',
    'open-window': 'Open in a new window',
    'select-row': 'Select this row too',
    'select-to': 'Select up to a row',
    'select-all': 'Select all',
    'select-none': 'Select nothing',
    favourite: 'Favourite or not',
    tag: 'Tag…',
    remove: 'In the trash: remove for good…',
    'change-list': 'Change name or query…',
    'move-list': 'Further up or down',
    'delete-list': 'Delete',
    'show-tag': 'Its articles',
    'fold-tag': 'Unfold or fold',
    'rename-tag': 'Rename, merge or nest…',
    'delete-tag': 'Delete',
    'next-mention': 'Next mention',
    'previous-mention': 'Previous mention',
    'open-duplicate': 'Open it',
  } satisfies Record<MovementId, string>,
};

/** What can be done with an entity. */
export const entityActions = {
  page: 'Its page in the library',
  rename: 'Rename…',
  retype: 'Change type…',
  merge: 'Merge with another…',
  split: 'Split off a name…',
  alias: 'Add another name…',
  note: 'Write a note…',
  'ignore-here': 'Ignore in this article',
  ignore: 'Ignore everywhere',
} satisfies Record<EntityAction, string>;

/** What can be done with a duplicate: on its button, and what that means. */
export const duplicateActions = {
  merge: { short: 'Keep this one', title: 'Merge the others into it' },
  compare: { short: 'Compare', title: 'Compare with another' },
  different: { short: 'Not the same', title: 'Not the same as the others' },
} satisfies Record<DuplicateAction, { short: string; title: string }>;
