import type { BodyRule } from '#shared/model/site-rule.ts';

const mostNamed = 3;

/** What a rule does, a sentence each. */
export function ruleInWords({ whole, body, remove }: BodyRule): string[] {
  const sentences: string[] = [];
  if (whole) sentences.push('The whole page is the article.');
  else if (body !== null) sentences.push(`The article is the part ${body}.`);
  if (remove.length === 1) sentences.push(`The part ${remove[0]} is left out.`);
  if (remove.length > 1) {
    const named = remove.slice(0, mostNamed).join(', ');
    const more = remove.length > mostNamed ? ` and ${remove.length - mostNamed} more` : '';
    sentences.push(`${remove.length} parts are left out: ${named}${more}.`);
  }
  return sentences;
}
