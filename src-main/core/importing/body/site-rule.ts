import { en } from '#shared/messages/sentences/en.ts';
import type { BodyRule } from '#shared/model/site-rule.ts';
import type { ExtractInput, PickedPart, Ruled } from '../extracted.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { type DomDocument, type DomElement, textOf } from '../page/dom.ts';
import { parsePage } from '../page/parse-page.ts';
import { isEmptyRule, lastingPart, ruleFor, ruleHost } from './body-rule.ts';
import { outlineOf } from './page-outline.ts';
import { pickPart } from './pick-part.ts';
import { parseSelector, selectAll } from './selector.ts';

/** A page after a person's rule: `root` is the article where the rule says which part that is. */
export interface FollowedRule {
  readonly page: DomDocument;
  readonly root: DomElement | null;
  readonly warnings: readonly string[];
  /** What the extraction tells of it besides the article. */
  readonly told: { readonly ruled?: Ruled; readonly outline?: string };
}

const noRule: BodyRule = { whole: false, body: null, remove: [] };
const neverArticle = 'script, style, noscript, nav, form, button, input, select, textarea, dialog, template';

/**
 * Does on a parsed page what a person said of it: what they point at now, else what they chose of this page, else the
 * rule of its site. Throws AppError `not-found` for a part that is not there.
 */
export function followRule(page: DomDocument, input: ExtractInput, metadata: Metadata): FollowedRule {
  const address = metadata.url ?? metadata.canonicalUrl;
  const outline = input.outline ? { outline: outlineOf(page) } : {};
  const standing = ownRule(input.rule) ?? ruleFor(input.rules ?? [], address);
  const picked = input.pick === undefined ? null : rulePicked(page, input.name, input.pick);
  if (standing === null && picked === null) return { page, root: null, warnings: [], told: outline };
  const { whole, body, remove } = joined(standing ?? noRule, picked ?? noRule);
  const plain = { whole, body, remove };
  const ruled: Ruled = { rule: plain, lasting: lastingPart(picked ?? plain), host: ruleHost(address) };
  const applied = applyRule(page, plain);
  // The headline stands above the text already.
  const headline = applied.root?.querySelector('h1') ?? null;
  if (metadata.title !== null && textOf(headline) === metadata.title) headline?.remove();
  return { ...applied, told: { ...outline, ruled } };
}

/** Applies a rule: removals first, then the part that is the article. A part that is not there is told and passed over. */
export function applyRule(page: DomDocument, rule: BodyRule): Pick<FollowedRule, 'page' | 'root' | 'warnings'> {
  const warnings: string[] = [];
  const untouched = String(page);
  for (const selector of rule.remove) {
    for (const element of found(page, selector, warnings)) if (!isFrame(element)) element.remove();
  }
  if (textOf(page.body) === '') {
    warnings.push('The rule for this page would have left nothing of it and was not followed.');
    return { page: parsePage(untouched), root: null, warnings };
  }
  const named = rule.whole || rule.body === null ? null : (found(page, rule.body, warnings)[0] ?? null);
  const root = rule.whole || (named !== null && isFrame(named)) ? page.body : named;
  if (root === null || textOf(root) === '') {
    if (rule.body !== null && !rule.whole)
      warnings.push(`The part “${rule.body}” that the rule names is not on this page; the article was looked for.`);
    return { page, root: null, warnings };
  }
  for (const element of [...root.querySelectorAll(neverArticle)]) element.remove();
  return { page, root, warnings };
}

/** What every page consists of is no part of one. */
function isFrame({ localName }: DomElement): boolean {
  return localName === 'html' || localName === 'head' || localName === 'body';
}

function found(page: DomDocument, text: string, warnings: string[]): DomElement[] {
  // What is kept with the article is English.
  const { selector, problem } = parseSelector(text, en.importing);
  if (selector !== null) return selectAll(page.documentElement, selector);
  warnings.push(`A rule was not followed: ${problem}.`);
  return [];
}

function ownRule(rule: BodyRule | undefined): BodyRule | null {
  return rule === undefined || isEmptyRule(rule) ? null : rule;
}

function rulePicked(page: DomDocument, name: string, part: PickedPart): BodyRule {
  const selectors = pickPart(page, name, part);
  if (part.how === 'body') return { ...noRule, body: selectors[0] ?? null };
  return { ...noRule, remove: selectors };
}

/** What was picked last says which part it is; removals add up. */
function joined(standing: BodyRule, picked: BodyRule): BodyRule {
  const { whole, body } = picked.body === null ? standing : picked;
  return { whole, body, remove: [...new Set([...standing.remove, ...picked.remove])].slice(-100) };
}
