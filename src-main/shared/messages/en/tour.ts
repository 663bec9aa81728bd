import { formatsOf } from '../formats.ts';

const { number } = formatsOf('en');

export const tour = {
  region: 'Tour',
  // What stands in braces is a key.
  mark: {
    title: 'Mark what matters',
    says: 'Select some text: {colors} marks it in a colour, {note} writes a note on it. This article is a sample, marked already: try anything, {undo} takes it back.',
  },
  margin: {
    title: 'Notes beside it, names at the side',
    says: 'A note stands in the margin, level with its line. {sidebar} lists who and what the article is about; a click on a name steps through its mentions.',
  },
  out: {
    title: 'Take your notes with you',
    says: '{export} takes the article and your notes out as Markdown, or as something else. Drop a saved web page or a text file on this window to add your own; {palette} has every command.',
  },
  step: (at: number, of: number | string) => `${number(at)} of ${of}`,
  next: 'Next',
  back: 'Back',
  skip: 'Skip',
  done: 'Begin',
  needsArticle: 'The tour is shown over an article: open one first.',
};
