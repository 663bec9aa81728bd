export const welcome = {
  title: 'Welcome to Postil',
  // What stands in braces is a key.
  mark: 'Select some text: {colors} marks it, {note} writes a note.',
  sidebar: 'Look at the right: who and where the article is about. Click a name to step through its mentions.',
  add: 'Drop a saved web page or a text file on this window to add your own; {export} takes your notes out as Markdown.',
  commands: '{palette} has every command, {undo} takes back what you did.',
  empty: 'Your library is empty',
  emptySays:
    'Drop a saved web page or a text file anywhere in this window. It is copied into a folder on this computer and read from there, without a network.',
  nothingOpen: 'Nothing open',
  nothingOpenSays: 'Choose an article on the left, or drop a saved page anywhere in this window.',
  import: 'Import files…',
  everyCommand: '{palette} for every command',
};
