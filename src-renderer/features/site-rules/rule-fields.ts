import type { SiteRule, UnsavedRule } from '#shared/model/site-rule.ts';

/** Which part of a page a rule says the article is. */
export type RuleBody = 'found' | 'part' | 'whole';

/** A rule as it is written in a form. */
export interface RuleFields {
  readonly article: RuleBody;
  readonly body: string;
  /** One selector a line. */
  readonly remove: string;
}

export function fieldsOf({ whole, body, remove }: SiteRule): RuleFields {
  return { article: whole ? 'whole' : body === null ? 'found' : 'part', body: body ?? '', remove: remove.join('\n') };
}

/** The rule that the fields say; what they leave open is for the core to refuse. */
export function ruleOf(host: string, { article, body, remove }: RuleFields): UnsavedRule {
  const selectors = remove.split('\n').map((line) => line.trim());
  return {
    host,
    whole: article === 'whole',
    body: article === 'part' ? body.trim() : null,
    remove: selectors.filter((selector) => selector !== ''),
  };
}
