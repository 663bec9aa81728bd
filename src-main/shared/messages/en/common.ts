import { formatsOf } from '../formats.ts';

const { counted } = formatsOf('en');

/** What more than one feature says. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  dismiss: 'Dismiss',
  restore: 'Restore',
  save: 'Save',
  showMore: 'Show more',
  anyDay: 'any day',
  writeDay: (example: string, iso: string) => `No day is read from that. Write it as ${example} or ${iso}.`,
  undo: 'Undo',
  tryAgain: 'Try again',
  loading: 'Loading…',
  copyDetails: 'Copy details',
  showInFolder: 'Show in folder',
  notifications: 'Notifications',
  noAnswer: 'Postil does not answer. What was saved before is safe.',
  answeredWith: (status: number) => `Postil answered with status ${status}.`,
  articles: (count: number) => counted(count, { one: 'article', other: 'articles' }),
  words: (count: number) => counted(count, { one: 'word', other: 'words' }),
  stillToRead: (count: number) =>
    counted(count, { one: 'article is still to be read', other: 'articles are still to be read' }),
  /** Beginning on a Monday: the day is written as days are. */
  weekOf: (day: string) => `Week of ${day}`,
};
