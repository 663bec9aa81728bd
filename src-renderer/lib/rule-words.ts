import type { BodyRule } from '#shared/model/site-rule.ts';
import { formats, text } from './text.ts';

const mostNamed = 3;

/** What a rule does, a sentence each. Parts that have no name on their page are told as that. */
export function ruleInWords({ whole, body, remove }: BodyRule): string[] {
  const sentences: string[] = [];
  if (whole) sentences.push(text.rules.whole);
  else if (body !== null) sentences.push(isNamed(body) ? text.rules.part(body) : text.rules.onePart);
  const named = remove.filter(isNamed);
  const [only] = named;
  if (remove.length > 1) sentences.push(severalInWords(named, remove.length));
  else if (remove.length === 1) sentences.push(only === undefined ? text.rules.withoutOne : text.rules.without(only));
  return sentences;
}

function severalInWords(named: readonly string[], count: number): string {
  if (named.length === 0) return text.rules.withoutParts(count);
  const shown = named.slice(0, mostNamed).map((selector) => text.rules.quoted(selector));
  const list = formats.list(shown);
  return shown.length === count ? text.rules.withoutThese(count, list) : text.rules.withoutSome(count, list);
}

/** A selector that counts places says nothing to a person. */
function isNamed(selector: string): boolean {
  return !selector.includes(':nth-of-type(');
}
