import { formatsOf } from '../formats.ts';

const { counted } = formatsOf('en');

/** What more than one feature says. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  articles: (count: number) => counted(count, { one: 'article', other: 'articles' }),
};
