import { duplicateActions } from './duplicate-keys.ts';
import { entityActions } from './entity-keys.ts';

/**
 * Every command a person can give. The native menu, the palette and the list of keys are made from it; the page maps
 * ids to what they do. Keys are written for tinykeys: `$mod` is Cmd on a Mac and Ctrl elsewhere.
 */
export const menus = ['File', 'Edit', 'View', 'Article', 'Mark', 'Help'] as const;
export type MenuName = (typeof menus)[number];

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly menu: MenuName;
  /** The first is the one shown. Single letters work while no text is being written. */
  readonly keys: readonly string[];
}

export const commands = [
  { id: 'file.open', title: 'Import files…', menu: 'File', keys: ['$mod+o'] },
  { id: 'file.web', title: 'Import from the web…', menu: 'File', keys: ['$mod+Shift+o'] },
  { id: 'file.paste', title: 'Import from clipboard', menu: 'File', keys: ['$mod+Shift+v'] },
  { id: 'file.export', title: 'Export article…', menu: 'File', keys: ['$mod+e'] },
  { id: 'file.list', title: 'Export this list…', menu: 'File', keys: ['$mod+Alt+e'] },
  { id: 'file.statements', title: 'Export who said what…', menu: 'File', keys: ['$mod+Shift+e'] },
  { id: 'file.backup', title: 'Back up the library…', menu: 'File', keys: [] },
  { id: 'file.restore', title: 'Restore a backup…', menu: 'File', keys: [] },
  { id: 'file.folder', title: 'Keep a folder in step…', menu: 'File', keys: [] },
  { id: 'edit.undo', title: 'Undo', menu: 'Edit', keys: ['$mod+z'] },
  { id: 'edit.redo', title: 'Redo', menu: 'Edit', keys: ['$mod+Shift+z', '$mod+y'] },
  { id: 'find.open', title: 'Find in the article', menu: 'Edit', keys: ['$mod+f', '/'] },
  { id: 'find.next', title: 'Find next', menu: 'Edit', keys: ['$mod+g', 'F3'] },
  { id: 'find.previous', title: 'Find previous', menu: 'Edit', keys: ['$mod+Shift+g', 'Shift+F3'] },
  { id: 'view.palette', title: 'Command palette', menu: 'View', keys: ['$mod+k'] },
  { id: 'view.search', title: 'Search the library', menu: 'View', keys: ['$mod+Shift+f'] },
  { id: 'view.list', title: 'Go to the list of articles', menu: 'View', keys: ['Alt+Digit0'] },
  { id: 'list.inbox', title: 'Go to Inbox', menu: 'View', keys: [] },
  { id: 'list.reading', title: 'Go to Reading', menu: 'View', keys: [] },
  { id: 'list.later', title: 'Go to Later', menu: 'View', keys: [] },
  { id: 'list.favourites', title: 'Go to Favourites', menu: 'View', keys: [] },
  { id: 'list.archive', title: 'Go to Archive', menu: 'View', keys: [] },
  { id: 'list.all', title: 'Go to All articles', menu: 'View', keys: [] },
  { id: 'list.trash', title: 'Go to Trash', menu: 'View', keys: [] },
  { id: 'view.library', title: 'Show or hide the library', menu: 'View', keys: ['['] },
  { id: 'view.sidebar', title: 'Show or hide the sidebar', menu: 'View', keys: [']'] },
  { id: 'view.focus', title: 'Focus mode', menu: 'View', keys: ['f'] },
  { id: 'view.entities', title: 'Show entities', menu: 'View', keys: ['Alt+Digit1'] },
  { id: 'view.notes', title: 'Show notes', menu: 'View', keys: ['Alt+Digit2'] },
  { id: 'view.info', title: 'Show article information', menu: 'View', keys: ['Alt+Digit3'] },
  { id: 'view.said', title: 'Show who said what', menu: 'View', keys: ['Alt+Digit4'] },
  { id: 'view.timeline', title: 'Show the timeline', menu: 'View', keys: ['Alt+Digit5'] },
  { id: 'view.index', title: 'Entities of the library', menu: 'View', keys: ['Shift+L'] },
  { id: 'view.ledger', title: 'Who said what in the library', menu: 'View', keys: ['Shift+W'] },
  { id: 'view.duplicates', title: 'Duplicates', menu: 'View', keys: ['Shift+D'] },
  { id: 'view.larger', title: 'Larger text', menu: 'View', keys: ['+', '='] },
  { id: 'view.smaller', title: 'Smaller text', menu: 'View', keys: ['-'] },
  { id: 'view.theme', title: 'Next theme', menu: 'View', keys: ['Shift+T'] },
  { id: 'view.rules', title: 'Site rules…', menu: 'View', keys: [] },
  { id: 'view.settings', title: 'Settings…', menu: 'View', keys: ['$mod+,'] },
  { id: 'view.reading', title: 'Reading settings…', menu: 'View', keys: [] },
  { id: 'view.colors', title: 'Name the colours…', menu: 'View', keys: [] },
  { id: 'article.next', title: 'Next article', menu: 'Article', keys: ['j'] },
  { id: 'article.previous', title: 'Previous article', menu: 'Article', keys: ['k'] },
  { id: 'article.inbox', title: 'Move to inbox', menu: 'Article', keys: ['i'] },
  { id: 'article.later', title: 'Read later', menu: 'Article', keys: ['l'] },
  { id: 'article.archive', title: 'Archive', menu: 'Article', keys: ['e'] },
  { id: 'article.favourite', title: 'Favourite or not', menu: 'Article', keys: ['*'] },
  { id: 'article.tag', title: 'Tag the article…', menu: 'Article', keys: [] },
  { id: 'article.trash', title: 'Move to trash', menu: 'Article', keys: ['#'] },
  { id: 'article.note', title: 'Note on the article', menu: 'Article', keys: ['Shift+N'] },
  { id: 'article.source', title: 'Open original in browser', menu: 'Article', keys: ['o'] },
  { id: 'article.choose', title: 'Choose the part of the page…', menu: 'Article', keys: ['p'] },
  { id: 'article.remove', title: 'Remove this part of the article', menu: 'Article', keys: ['x'] },
  { id: 'article.whole', title: 'Show the whole page', menu: 'Article', keys: [] },
  { id: 'article.extract', title: 'Extract again', menu: 'Article', keys: [] },
  { id: 'article.diff', title: 'What changed…', menu: 'Article', keys: ['d'] },
  { id: 'article.reveal', title: 'Show article in its folder', menu: 'Article', keys: [] },
  { id: 'mark.highlight', title: 'Highlight selection', menu: 'Mark', keys: ['h'] },
  { id: 'mark.note', title: 'Note on selection or highlight', menu: 'Mark', keys: ['n', 'Enter'] },
  { id: 'mark.tag', title: 'Tag selection or highlight', menu: 'Mark', keys: ['t'] },
  { id: 'mark.every', title: 'Highlight every occurrence', menu: 'Mark', keys: ['Shift+H'] },
  { id: 'mark.entity', title: 'Add selection to the entities…', menu: 'Mark', keys: ['Shift+E'] },
  { id: 'mark.person', title: 'Add selection as person', menu: 'Mark', keys: [] },
  { id: 'mark.organisation', title: 'Add selection as organisation', menu: 'Mark', keys: [] },
  { id: 'mark.place', title: 'Add selection as place', menu: 'Mark', keys: [] },
  { id: 'mark.event', title: 'Add selection as event', menu: 'Mark', keys: [] },
  { id: 'mark.work', title: 'Add selection as work', menu: 'Mark', keys: [] },
  { id: 'mark.copy', title: 'Copy with link', menu: 'Mark', keys: ['y'] },
  { id: 'mark.markdown', title: 'Copy as Markdown', menu: 'Mark', keys: ['Shift+Y'] },
  { id: 'mark.next', title: 'Next highlight', menu: 'Mark', keys: ['.'] },
  { id: 'mark.previous', title: 'Previous highlight', menu: 'Mark', keys: [','] },
  { id: 'note.next', title: 'Next note in the margin', menu: 'Mark', keys: ['Alt+ArrowDown'] },
  { id: 'note.previous', title: 'Previous note in the margin', menu: 'Mark', keys: ['Alt+ArrowUp'] },
  { id: 'mark.overlapping', title: 'Next overlapping highlight', menu: 'Mark', keys: [';'] },
  { id: 'mark.review', title: 'Notes that need a look', menu: 'Mark', keys: ['Shift+R'] },
  { id: 'mark.delete', title: 'Delete highlight', menu: 'Mark', keys: ['Delete', 'Backspace'] },
  { id: 'mark.caret', title: 'Caret mode: select by keyboard', menu: 'Mark', keys: ['c'] },
  { id: 'mark.yellow', title: 'Colour: yellow', menu: 'Mark', keys: ['1'] },
  { id: 'mark.green', title: 'Colour: green', menu: 'Mark', keys: ['2'] },
  { id: 'mark.blue', title: 'Colour: blue', menu: 'Mark', keys: ['3'] },
  { id: 'mark.pink', title: 'Colour: pink', menu: 'Mark', keys: ['4'] },
  { id: 'mark.purple', title: 'Colour: purple', menu: 'Mark', keys: ['5'] },
  { id: 'mark.orange', title: 'Colour: orange', menu: 'Mark', keys: ['6'] },
  { id: 'mark.teal', title: 'Colour: teal', menu: 'Mark', keys: ['7'] },
  { id: 'mark.red', title: 'Colour: red', menu: 'Mark', keys: ['8'] },
  { id: 'help.keys', title: 'Keyboard shortcuts', menu: 'Help', keys: ['?'] },
  { id: 'help.remap', title: 'Change keyboard shortcuts…', menu: 'Help', keys: [] },
  { id: 'help.about', title: 'Versions and licences…', menu: 'Help', keys: [] },
] as const satisfies readonly Command[];

/** Keys that are no commands: they move what is pointed at. `or` is another key in the place of the last. */
interface Movements {
  readonly where: string;
  readonly keys: readonly { readonly title: string; readonly keys: string; readonly or?: string }[];
}

/** For the list of keys; features/reader, features/entities and features/library-list do what they say. */
export const movements: readonly Movements[] = [
  {
    where: 'On a focused highlight',
    keys: [
      { title: 'End, by word', keys: 'Shift+ArrowLeft', or: 'ArrowRight' },
      { title: 'End, by character', keys: 'Alt+Shift+ArrowLeft', or: 'ArrowRight' },
      { title: 'Start, by word', keys: '$mod+Shift+ArrowLeft', or: 'ArrowRight' },
      { title: 'Start, by character', keys: '$mod+Alt+Shift+ArrowLeft', or: 'ArrowRight' },
      { title: 'Into the bar, then to the ends', keys: 'Tab' },
      { title: 'Give up moving an end', keys: 'Escape' },
    ],
  },
  {
    where: 'In caret mode',
    keys: [
      { title: 'Character', keys: 'ArrowLeft', or: 'ArrowRight' },
      { title: 'Word', keys: 'Alt+ArrowLeft', or: 'ArrowRight' },
      { title: 'Line', keys: 'ArrowUp', or: 'ArrowDown' },
      { title: 'Ends of the line', keys: 'Home', or: 'End' },
      { title: 'Sentence', keys: '(', or: ')' },
      { title: 'Paragraph', keys: 'Alt+ArrowUp', or: 'ArrowDown' },
      { title: 'Ends of the article', keys: '$mod+Home', or: 'End' },
      { title: 'Select', keys: 'Shift' },
      { title: 'Select the sentence, then the next', keys: 's' },
    ],
  },
  {
    where: 'In the list of articles',
    keys: [
      { title: 'Row', keys: 'ArrowUp', or: 'ArrowDown' },
      { title: 'Page', keys: 'PageUp', or: 'PageDown' },
      { title: 'Ends of the list', keys: 'Home', or: 'End' },
      { title: 'Open', keys: 'Enter' },
      { title: 'Select this row too', keys: 'Space' },
      { title: 'Select up to a row', keys: 'Shift+ArrowUp', or: 'ArrowDown' },
      { title: 'Select all', keys: '$mod+a' },
      { title: 'Select nothing', keys: 'Escape' },
      { title: 'Favourite or not', keys: 's' },
      { title: 'Tag…', keys: 't' },
      { title: 'In the trash: remove for good…', keys: 'Delete' },
    ],
  },
  {
    where: 'On a saved list',
    keys: [
      { title: 'Change name or query…', keys: 'F2' },
      { title: 'Further up or down', keys: 'Alt+ArrowUp', or: 'ArrowDown' },
      { title: 'Delete', keys: 'Delete' },
    ],
  },
  {
    where: 'On a tag',
    keys: [
      { title: 'Its articles', keys: 'Enter' },
      { title: 'Unfold or fold', keys: 'ArrowRight', or: 'ArrowLeft' },
      { title: 'Rename, merge or nest…', keys: 'F2', or: 'r' },
      { title: 'Delete', keys: 'Delete' },
    ],
  },
  {
    where: 'On an entity',
    keys: [
      { title: 'Next mention', keys: 'Enter' },
      { title: 'Previous mention', keys: 'Shift+Enter' },
      ...entityActions.map(({ title, keys }) => ({ title: title.replace('…', ''), keys })),
    ],
  },
  {
    where: 'On a duplicate',
    keys: [{ title: 'Open it', keys: 'Enter' }, ...duplicateActions.map(({ title, keys }) => ({ title, keys }))],
  },
];

export type CommandId = (typeof commands)[number]['id'];

const byId = new Map<string, Command>(commands.map((command) => [command.id, command]));

/** The command of that id, or undefined for a name that is not in the catalogue. */
export function findCommand(id: string): Command | undefined {
  return byId.get(id);
}
