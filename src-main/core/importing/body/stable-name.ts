/** Prefixes of tools that make names from what a style holds: they change with every build of the site. */
const made = /^(?:css|sc|jsx|jss|svelte|emotion|astro|styled|makestyles|mui|chakra|tw|_)[-_]?\w/i;
/** What a class says of the moment, not of the part. */
const passing =
  /^(?:js|is|has|no)-|^(?:active|open|opened|closed|loaded|loading|lazy\w*|visible|hidden|shown?|first|last|odd|even|selected|current|expanded|collapsed|clearfix|row|col(?:umn)?s?|container|wrapper|inner|outer|left|right|top|bottom|text|block|item|box)$|^(?:col|m[trblxy]?|p[trblxy]?|w|h|g|gap|flex|grid|order|offset)-(?:\d|xs|sm|md|lg|xl|auto)/i;

/**
 * Whether an id or a class looks written by a person for a part of the page: it will be there tomorrow and on the
 * site's other pages. Numbers of articles, hashes of builds, states and mere layout do not.
 */
export function isStableName(name: string): boolean {
  if (name.length < 3 || name.length > 48 || !/^[a-z][a-z0-9]*(?:[-_]+[a-z0-9]+)*$/i.test(name)) return false;
  return !made.test(name) && !passing.test(name) && name.split(/[-_]+/).every(isWord);
}

/** Whether a piece of a name reads like a word or two in camel case, or a short number after one. */
function isWord(piece: string): boolean {
  if (/^\d{1,2}$/.test(piece)) return true;
  const letters = piece.replace(/\d{1,2}$/, '');
  if (/\d/.test(letters)) return false;
  if (letters.length <= 3) return true;
  const words = letters.split(/(?=[A-Z])/);
  if (/^[A-Z]+$/.test(letters)) return letters.length <= 6;
  // "bdVaJa" falls into splinters where "articleBody" falls into words.
  return words.every((word) => word.length >= 2) && words.every((word) => word.length <= 3 || /[aeiouy]/i.test(word));
}
