/** The frame of the window. */
export const app = {
  libraryFault: 'The list of articles could not be shown',
  sidebarFault: 'The sidebar could not be shown',
  pageFault: 'This page could not be shown',
  articleFault: 'This article could not be shown',
  faultSays: 'This is a fault of Postil. Your library and your notes are as they were; nothing was changed.',
  closeIt: 'Close it',
  details: 'Details',

  libraryWidth: 'Width of the library',
  sidebarWidth: 'Width of the sidebar',
  sidebar: 'Sidebar',
  entities: 'Entities',
  said: 'Said',
  notes: 'Notes',
  info: 'Info',
  /** Behind the number of notes, for those who hear it. */
  toLookAt: ' to look at',

  notInLibrary: 'That article is not in this library.',
  savedPdf: (path: string) => `Saved as ${path}`,
  noteGone: 'That note is not on the article any more.',
  articleChanged: 'The article has changed since it was read for names.',

  // In the text of an article.
  imageMissing: 'Not saved with the page',
  imageBroken: 'Could not be shown',
  image: (why: string) => `Image: ${why}`,
  endOfHighlight: 'End of highlight.',
  tooOld: {
    article: 'This browser is too old to show an article safely.',
    page: 'This browser is too old to show a page safely.',
    note: 'This browser is too old to show a note safely.',
  },
  openInPostil: 'open in Postil',

  command: 'Command',
  palette: 'Command palette',
  paletteHint: 'What would you like to do?',
  noCommand: 'No command is called that.',
};
