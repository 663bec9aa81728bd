import type { Correction } from '../../model/correction.ts';
import type { EntityType } from '../../model/entity.ts';
import { nameKey, refKey } from '../name-key.ts';

/** What an entity is: `touched` are the corrections that made it so, in their order. */
export interface Identity {
  readonly type: EntityType;
  readonly name: string;
  readonly touched: readonly string[];
}

export type TextRule = Extract<Correction, { kind: 'add' | 'alias' }>;

interface Ordered<R> {
  readonly rule: R;
  /** Its place among all corrections: what is later wins. */
  readonly order: number;
}

/** The corrections that hold for one article, ready to be asked. */
export interface Rules {
  readonly byRef: ReadonlyMap<string, readonly Ordered<Correction>[]>;
  /** Those that look for words in the text. */
  readonly ofText: readonly Ordered<TextRule>[];
  readonly orderOf: ReadonlyMap<string, number>;
}

/** Those of `corrections` that hold for an article, in the order given; with null those that hold everywhere. */
export function rulesFor(corrections: readonly Correction[], articleId: string | null): Rules {
  const byRef = new Map<string, Ordered<Correction>[]>();
  const ofText: Ordered<TextRule>[] = [];
  const orderOf = new Map<string, number>();
  for (const [order, rule] of corrections.entries()) {
    orderOf.set(rule.id, order);
    if (rule.deleted !== null || rule.kind === 'note' || !holdsIn(rule, articleId)) continue;
    if (rule.kind === 'add' || rule.kind === 'alias') {
      ofText.push({ rule, order });
      continue;
    }
    const key = keyOf(rule);
    const others = byRef.get(key);
    if (others === undefined) byRef.set(key, [{ rule, order }]);
    else others.push({ rule, order });
  }
  return { byRef, ofText, orderOf };
}

/** Thousands of corrections are asked of thousands of articles: their keys are made once. */
const keys = new WeakMap<Correction, string>();

function keyOf(rule: Correction): string {
  let key = keys.get(rule);
  if (key === undefined) {
    key = refKey(rule.entity);
    keys.set(rule, key);
  }
  return key;
}

export function holdsIn({ articles }: Pick<Correction, 'articles'>, articleId: string | null): boolean {
  return articles === null || (articleId !== null && articles.includes(articleId));
}

/** A name can be split from all but the entity that it is the name of. */
function isAbout(rule: Correction, text: string | null): boolean {
  if (rule.kind !== 'split') return true;
  const alias = nameKey(rule.alias);
  return text !== null && alias === nameKey(text) && alias !== nameKey(rule.entity.name);
}

/**
 * What an entity becomes by the corrections after `born`: each sees what the ones before it have made. `text` is what a
 * mention says, null for the entity as a whole. With `type` null it is to be left out.
 */
export function follow(
  { byRef }: Rules,
  { type, name, touched }: Identity,
  born: number,
  text: string | null,
): Identity | { readonly type: null; readonly touched: readonly string[] } {
  let current = { type, name };
  const all = [...touched];
  for (let last = born; ; ) {
    const next = byRef.get(refKey(current))?.find(({ rule, order }) => order > last && isAbout(rule, text));
    if (next === undefined) return { ...current, touched: all };
    const { rule, order } = next;
    last = order;
    all.push(rule.id);
    if (rule.kind === 'ignore') return { type: null, touched: all };
    if (rule.kind === 'rename') current = { ...current, name: rule.to };
    if (rule.kind === 'retype') current = { ...current, type: rule.to };
    if (rule.kind === 'merge') current = { type: rule.into.type, name: rule.into.name };
    if (rule.kind === 'split') current = { ...current, name: rule.alias };
  }
}
