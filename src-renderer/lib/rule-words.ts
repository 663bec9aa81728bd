import type { BodyRule } from '#shared/model/site-rule.ts';

const mostNamed = 3;

/** What a rule does, a sentence each. Parts that have no name on their page are told as that. */
export function ruleInWords({ whole, body, remove }: BodyRule): string[] {
  const sentences: string[] = [];
  if (whole) sentences.push('The whole page is the article.');
  else if (body !== null)
    sentences.push(isNamed(body) ? `The article is the part “${body}”.` : 'The article is one part of the page.');
  const named = remove.filter(isNamed);
  if (remove.length === 1 && named.length === 1) sentences.push(`The part “${named[0]}” is left out.`);
  else if (remove.length === 1) sentences.push('One part is left out.');
  else if (remove.length > 1) sentences.push(`${remove.length} parts are left out${namesOf(named, remove.length)}.`);
  return sentences;
}

function namesOf(named: readonly string[], count: number): string {
  if (named.length === 0) return '';
  const shown = named.slice(0, mostNamed).map((selector) => `“${selector}”`);
  const isAll = shown.length === count;
  return `${isAll ? ':' : ', among them'} ${new Intl.ListFormat('en').format(shown)}`;
}

/** A selector that counts places says nothing to a person. */
function isNamed(selector: string): boolean {
  return !selector.includes(':nth-of-type(');
}
