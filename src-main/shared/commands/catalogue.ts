/**
 * Every command a person can give. The native menu, the palette and the list of keys are made from it; the page maps
 * ids to what they do, and the catalogue of texts has their titles. Keys are written for tinykeys: `$mod` is Cmd on a Mac and Ctrl elsewhere.
 */
export const menus = ['File', 'Edit', 'View', 'Article', 'Mark', 'Help'] as const;
export type MenuName = (typeof menus)[number];

interface Entry {
  readonly menu: MenuName;
  /** The first is the one shown. Single letters work while no text is being written. */
  readonly keys: readonly string[];
}

export const commands = [
  { id: 'file.open', menu: 'File', keys: ['$mod+o'] },
  { id: 'file.web', menu: 'File', keys: ['$mod+Shift+o'] },
  { id: 'file.paste', menu: 'File', keys: ['$mod+Shift+v'] },
  { id: 'file.export', menu: 'File', keys: ['$mod+e'] },
  { id: 'file.list', menu: 'File', keys: ['$mod+Alt+e'] },
  { id: 'file.statements', menu: 'File', keys: ['$mod+Shift+e'] },
  { id: 'file.backup', menu: 'File', keys: [] },
  { id: 'file.restore', menu: 'File', keys: [] },
  { id: 'file.folder', menu: 'File', keys: [] },
  { id: 'file.print', menu: 'File', keys: ['$mod+p'] },
  { id: 'file.pdf', menu: 'File', keys: [] },
  { id: 'edit.undo', menu: 'Edit', keys: ['$mod+z'] },
  { id: 'edit.redo', menu: 'Edit', keys: ['$mod+Shift+z', '$mod+y'] },
  { id: 'find.open', menu: 'Edit', keys: ['$mod+f', '/'] },
  { id: 'find.next', menu: 'Edit', keys: ['$mod+g', 'F3'] },
  { id: 'find.previous', menu: 'Edit', keys: ['$mod+Shift+g', 'Shift+F3'] },
  { id: 'view.palette', menu: 'View', keys: ['$mod+k'] },
  { id: 'view.search', menu: 'View', keys: ['$mod+Shift+f'] },
  { id: 'view.list', menu: 'View', keys: ['Alt+Digit0'] },
  { id: 'list.inbox', menu: 'View', keys: [] },
  { id: 'list.reading', menu: 'View', keys: [] },
  { id: 'list.later', menu: 'View', keys: [] },
  { id: 'list.favourites', menu: 'View', keys: [] },
  { id: 'list.archive', menu: 'View', keys: [] },
  { id: 'list.all', menu: 'View', keys: [] },
  { id: 'list.trash', menu: 'View', keys: [] },
  { id: 'view.library', menu: 'View', keys: ['['] },
  { id: 'view.sidebar', menu: 'View', keys: [']'] },
  { id: 'view.focus', menu: 'View', keys: ['f'] },
  { id: 'view.entities', menu: 'View', keys: ['Alt+Digit1'] },
  { id: 'view.notes', menu: 'View', keys: ['Alt+Digit2'] },
  { id: 'view.info', menu: 'View', keys: ['Alt+Digit3'] },
  { id: 'view.said', menu: 'View', keys: ['Alt+Digit4'] },
  { id: 'view.timeline', menu: 'View', keys: ['Alt+Digit5'] },
  { id: 'view.outline', menu: 'View', keys: ['Alt+Digit6'] },
  { id: 'view.index', menu: 'View', keys: ['Shift+L'] },
  { id: 'view.ledger', menu: 'View', keys: ['Shift+W'] },
  { id: 'view.duplicates', menu: 'View', keys: ['Shift+D'] },
  { id: 'view.larger', menu: 'View', keys: ['+', '='] },
  { id: 'view.smaller', menu: 'View', keys: ['-'] },
  { id: 'view.theme', menu: 'View', keys: ['Shift+T'] },
  { id: 'view.rules', menu: 'View', keys: [] },
  { id: 'view.settings', menu: 'View', keys: ['$mod+,'] },
  { id: 'view.reading', menu: 'View', keys: [] },
  { id: 'view.colors', menu: 'View', keys: [] },
  { id: 'article.next', menu: 'Article', keys: ['j'] },
  { id: 'article.previous', menu: 'Article', keys: ['k'] },
  { id: 'article.inbox', menu: 'Article', keys: ['i'] },
  { id: 'article.later', menu: 'Article', keys: ['l'] },
  { id: 'article.archive', menu: 'Article', keys: ['e'] },
  { id: 'article.favourite', menu: 'Article', keys: ['*'] },
  { id: 'article.read', menu: 'Article', keys: ['u'] },
  { id: 'article.tag', menu: 'Article', keys: [] },
  { id: 'article.trash', menu: 'Article', keys: ['#'] },
  { id: 'article.note', menu: 'Article', keys: ['Shift+N'] },
  { id: 'article.source', menu: 'Article', keys: ['o'] },
  { id: 'article.window', menu: 'Article', keys: ['Shift+O'] },
  { id: 'article.choose', menu: 'Article', keys: ['p'] },
  { id: 'article.remove', menu: 'Article', keys: ['x'] },
  { id: 'article.whole', menu: 'Article', keys: [] },
  { id: 'article.extract', menu: 'Article', keys: [] },
  { id: 'article.diff', menu: 'Article', keys: ['d'] },
  { id: 'article.reveal', menu: 'Article', keys: [] },
  { id: 'aloud.read', menu: 'Article', keys: ['Shift+A'] },
  { id: 'aloud.next', menu: 'Article', keys: [')'] },
  { id: 'aloud.previous', menu: 'Article', keys: ['('] },
  { id: 'aloud.forward', menu: 'Article', keys: ['Shift+J'] },
  { id: 'aloud.back', menu: 'Article', keys: ['Shift+K'] },
  { id: 'aloud.faster', menu: 'Article', keys: ['>'] },
  { id: 'aloud.slower', menu: 'Article', keys: ['<'] },
  { id: 'aloud.stop', menu: 'Article', keys: [] },
  { id: 'mark.highlight', menu: 'Mark', keys: ['h'] },
  { id: 'mark.note', menu: 'Mark', keys: ['n', 'Enter'] },
  { id: 'mark.tag', menu: 'Mark', keys: ['t'] },
  { id: 'mark.every', menu: 'Mark', keys: ['Shift+H'] },
  { id: 'mark.entity', menu: 'Mark', keys: ['Shift+E'] },
  { id: 'mark.person', menu: 'Mark', keys: [] },
  { id: 'mark.organisation', menu: 'Mark', keys: [] },
  { id: 'mark.place', menu: 'Mark', keys: [] },
  { id: 'mark.event', menu: 'Mark', keys: [] },
  { id: 'mark.work', menu: 'Mark', keys: [] },
  { id: 'mark.copy', menu: 'Mark', keys: ['y'] },
  { id: 'mark.markdown', menu: 'Mark', keys: ['Shift+Y'] },
  { id: 'mark.next', menu: 'Mark', keys: ['.'] },
  { id: 'mark.previous', menu: 'Mark', keys: [','] },
  { id: 'note.next', menu: 'Mark', keys: ['Alt+ArrowDown'] },
  { id: 'note.previous', menu: 'Mark', keys: ['Alt+ArrowUp'] },
  { id: 'mark.overlapping', menu: 'Mark', keys: [';'] },
  { id: 'mark.review', menu: 'Mark', keys: ['Shift+R'] },
  { id: 'mark.delete', menu: 'Mark', keys: ['Delete', 'Backspace'] },
  { id: 'mark.caret', menu: 'Mark', keys: ['c'] },
  { id: 'mark.yellow', menu: 'Mark', keys: ['1'] },
  { id: 'mark.green', menu: 'Mark', keys: ['2'] },
  { id: 'mark.blue', menu: 'Mark', keys: ['3'] },
  { id: 'mark.pink', menu: 'Mark', keys: ['4'] },
  { id: 'mark.purple', menu: 'Mark', keys: ['5'] },
  { id: 'mark.orange', menu: 'Mark', keys: ['6'] },
  { id: 'mark.teal', menu: 'Mark', keys: ['7'] },
  { id: 'mark.red', menu: 'Mark', keys: ['8'] },
  { id: 'help.guide', menu: 'Help', keys: ['F1'] },
  { id: 'help.keys', menu: 'Help', keys: ['?'] },
  { id: 'help.tour', menu: 'Help', keys: [] },
  { id: 'help.remap', menu: 'Help', keys: [] },
  { id: 'help.about', menu: 'Help', keys: [] },
] as const satisfies readonly (Entry & { readonly id: string })[];

export type CommandId = (typeof commands)[number]['id'];

export interface Command extends Entry {
  readonly id: CommandId;
}

const byId = new Map<string, Command>(commands.map((command) => [command.id, command]));

/** The command of that id, or undefined for a name that is not in the catalogue. */
export function findCommand(id: string): Command | undefined {
  return byId.get(id);
}
