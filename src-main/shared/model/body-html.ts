/**
 * What a stored body may consist of: elements with a meaning, and nothing that runs, loads, styles or names. The core's
 * sanitiser and the page's DOMPurify are two implementations of this one list.
 */
export const inlineElements =
  'a abbr b bdi bdo br cite code del em i img ins kbd q rp rt ruby s samp small strong sub sup time u var'.split(' ');

export const blockElements = (
  'blockquote caption col colgroup dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot ' +
  'th thead tr ul'
).split(' ');

/** Elements of MathML that hold text and nothing else: HTML inside them is how markup hides from sanitisers. */
export const mathTokens = 'mi mn mo ms mtext'.split(' ');

/** Elements of MathML that hold only other elements of MathML; `math` is the one that HTML may hold. */
export const mathLayouts = (
  'math merror mfrac mmultiscripts mover mprescripts mroot mrow msqrt msub msubsup msup mtable mtd mtr munder ' +
  'munderover'
).split(' ');

/** Attributes that every element of HTML may carry. */
export const commonAttributes: readonly string[] = ['lang', 'dir'];

/** Attributes that an element may carry besides; those of MathML carry no others. */
export const elementAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'id'],
  abbr: ['title'],
  code: ['data-language'],
  dd: ['id'],
  img: ['src', 'alt', 'width', 'height'],
  ol: ['start', 'reversed', 'type'],
  li: ['value', 'id'],
  p: ['id'],
  td: ['colspan', 'rowspan', 'id'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
  math: ['display'],
  mfrac: ['linethickness'],
  mi: ['mathvariant'],
  mo: ['stretchy'],
  mover: ['accent'],
  munder: ['accentunder'],
  mtd: ['columnspan', 'rowspan'],
};

/**
 * The only names in a body: `fn-1` for a note, `fnref-1` for the place that refers to it, `fnref-1-2` for the second
 * one. The hyphen keeps them out of the way of every property that a script could ask the document for.
 */
export const noteName = /^fn(?:-[1-9]\d{0,3}|ref-[1-9]\d{0,3}(?:-[1-9]\d{0,2})?)$/;

/** A link inside the body: to a note, or back from it. */
export function isNoteLink(href: string): boolean {
  return href.startsWith('#') && noteName.test(href.slice(1));
}

/** The language of code as highlighters write it: `c`, `c++`, `objective-c`, `f#`. */
export const codeLanguage = /^[a-z][a-z0-9+#.-]{0,29}$/;
