import { formatsOf } from '../formats.ts';

const { counted } = formatsOf('en');

/** What is said where the article may not be the right part of its page, and the choosing of another part. */
export const extracting = {
  notice: {
    region: 'About the text',
    unsure: 'Postil is not sure that this is the whole article.',
    wholePage: 'Whole page',
    choosePart: 'Choose the part…',
    dismiss: 'Dismiss: the text is right',
  },
  choosing: {
    title: 'Choose the part',
    opening: 'Opening the page…',
    question: 'Which part of the page is the article?',
    // What stands in braces is a key.
    help: 'Click it, or move with {up} larger, {down} smaller, {left} {right} neighbours, and press {enter}. Grey text is not in the article now.',
    remember: (site: string) => `Remember for ${site}`,
    cancel: 'Cancel {escape}',
    page: 'The whole page',
    making: 'Making it the article…',
    nothing: 'This page shows nothing',
    part: (words: number, kind: string) => `${kind}, ${counted(words, { one: 'word', other: 'words' })}`,
    partBegins: (words: number, kind: string, start: string) =>
      `${kind}, ${counted(words, { one: 'word', other: 'words' })}: “${start}”`,
    kinds: {
      article: 'Article',
      aside: 'Side box',
      block: 'Block',
      blockquote: 'Quotation',
      figure: 'Figure',
      footer: 'Footer',
      header: 'Header',
      heading: 'Heading',
      li: 'List item',
      main: 'Main part',
      nav: 'Navigation',
      ol: 'List',
      p: 'Paragraph',
      pre: 'Code',
      section: 'Section',
      table: 'Table',
      ul: 'List',
    },
  },
};
