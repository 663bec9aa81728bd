/**
 * What a stored body may consist of: elements with a meaning, and nothing that runs, loads, styles or names. The core's
 * sanitiser and the page's DOMPurify are two implementations of this one list.
 */
export const inlineElements = 'a abbr b bdi bdo br cite code em i img q rp rt ruby s small strong sub sup time u'.split(
  ' ',
);

export const blockElements = (
  'blockquote caption col colgroup dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot ' +
  'th thead tr ul'
).split(' ');

/** Attributes that every element may carry. */
export const commonAttributes: readonly string[] = ['lang', 'dir'];

/** Attributes that an element may carry besides. */
export const elementAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  abbr: ['title'],
  img: ['src', 'alt', 'width', 'height'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
};
