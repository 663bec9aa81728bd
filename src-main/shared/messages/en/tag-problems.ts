import { formatsOf } from '../formats.ts';

const { number } = formatsOf('en');

/** Why a tag cannot be one, and what to do: said by the window while it is typed, and by the core. */
export const tagProblems = {
  noName: 'A tag needs a name.',
  control: 'A tag cannot have control characters in it, such as line breaks: take them out.',
  tooLong: (most: number, length: number) =>
    `A tag has at most ${number(most)} characters, and this has ${number(length)}: shorten it.`,
  emptyPart: 'Each part of a tag between slashes needs a name, as in news/local: take out the slash too many.',
};
