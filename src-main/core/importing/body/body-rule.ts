import type { BodyRule, SiteRule } from '#shared/model/site-rule.ts';

/** Whether a rule says nothing. */
export function isEmptyRule({ whole, body, remove }: BodyRule): boolean {
  return !whole && body === null && remove.length === 0;
}

/** The part of a rule that means the same on other pages: selectors that count places belong to one page alone. */
export function lastingPart({ whole, body, remove }: BodyRule): BodyRule {
  return { whole, body: body !== null && isLasting(body) ? body : null, remove: remove.filter(isLasting) };
}

/** Whether a selector names what it means instead of counting to it. */
export function isLasting(selector: string): boolean {
  return !selector.includes(':nth-of-type(');
}

/** The host of an address as rules name it; null for what is no web address. */
export function ruleHost(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  return url.hostname.toLowerCase().replace(/^www\d?\./, '');
}

/** The rule for the site of an address, or null. */
export function ruleFor(rules: readonly SiteRule[], address: string | null): SiteRule | null {
  const host = ruleHost(address);
  return rules.find((rule) => rule.host === host) ?? null;
}
