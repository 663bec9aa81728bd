import type { CoreMessages } from '#shared/messages/sentences/core-messages.ts';
import { said } from '../../said.ts';
import { type DomElement, isElement } from '../page/dom.ts';

/**
 * The part of CSS selectors that rules may use: names, `#id`, `.class`, `[attribute]`, `[attribute=value]`,
 * `:nth-of-type(n)`, a space or `>` between them, commas. A rule is followed on every page of a site, whatever that
 * page holds, so that one walk over its elements has to answer it: nothing here searches or goes back.
 */
interface Compound {
  readonly name: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: string | null }[];
  readonly nth: number | null;
  /** Whether it has to be a child of the compound before it, not just anywhere in it. */
  readonly isChild: boolean;
}
export type Selector = readonly (readonly Compound[])[];

const longest = 300;
/** Steps of one alternative: they are kept as bits. */
const mostSteps = 24;
const mostAlternatives = 10;
const identifier = String.raw`-?[\p{L}_][\p{L}\p{N}_-]*|--[\p{L}\p{N}_-]+`;
const token = new RegExp(
  [
    String.raw`(?<space>\s*(?<combinator>[>,])\s*|\s+)`,
    String.raw`#(?<id>(?:[\p{L}\p{N}_-]|\\.)+)`,
    String.raw`\.(?<class>(?:[\p{L}\p{N}_-]|\\.)+)`,
    String.raw`\[\s*(?<attribute>${identifier})\s*(?:=\s*(?:"(?<quoted>[^"\\]*)"|'(?<single>[^'\\]*)'|(?<bare>${identifier}))\s*)?\]`,
    String.raw`:nth-of-type\(\s*(?<nth>[1-9]\d{0,5})\s*\)`,
    String.raw`(?<name>\*|${identifier})`,
  ].join('|'),
  'uy',
);

type Draft = { -readonly [K in keyof Compound]: Compound[K] };

/** Reads a selector; `problem` is a sentence's end for the person where it is none that rules know. */
export function parseSelector(
  text: string,
  words: CoreMessages['importing'] = said().importing,
): { readonly selector: Selector; readonly problem: null } | { readonly selector: null; readonly problem: string } {
  const trimmed = text.trim();
  if (trimmed.length > longest) return wrong(words.selectorTooLong(trimmed.length));
  const alternatives: Draft[][] = [[]];
  let current: Draft | null = null;
  let isChild = false;
  token.lastIndex = 0;
  while (token.lastIndex < trimmed.length) {
    const groups: Partial<Record<string, string>> | undefined = token.exec(trimmed)?.groups;
    if (groups === undefined) return wrong(words.selectorUnknown(trimmed));
    if (groups.space !== undefined) {
      if (current === null) return wrong(words.selectorBefore(trimmed, groups.combinator ?? ' '));
      isChild = groups.combinator === '>';
      current = null;
      if (groups.combinator === ',') alternatives.push([]);
      continue;
    }
    if (current === null) {
      current = { name: null, id: null, classes: [], attributes: [], nth: null, isChild };
      isChild = false;
      alternatives.at(-1)?.push(current);
    } else if (groups.name !== undefined) return wrong(words.selectorUnknown(trimmed));
    add(current, groups);
  }
  if (current === null) return wrong(trimmed === '' ? words.selectorEmpty : words.selectorEnds(trimmed));
  if (alternatives.length > mostAlternatives || alternatives.some((steps) => steps.length > mostSteps))
    return wrong(words.selectorParts(trimmed));
  return { selector: alternatives, problem: null };
}

/** Every element from `root` down that a selector means, in document order. Linear in the page. */
export function selectAll(root: DomElement, selector: Selector): DomElement[] {
  const found: DomElement[] = [];
  const none = selector.map(() => 0);
  const open: { element: DomElement; place: number; parent: readonly number[]; above: readonly number[] }[] = [
    { element: root, place: 1, parent: none, above: none },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { element, place, parent, above } = next;
    // Bit i: this element answers the first i + 1 steps.
    const own = selector.map((steps, index) =>
      stepsAnswered(steps, element, place, parent[index] ?? 0, above[index] ?? 0),
    );
    if (selector.some((steps, index) => ((own[index] ?? 0) >> (steps.length - 1)) & 1)) found.push(element);
    const inside = above.map((bits, index) => bits | (own[index] ?? 0));
    for (const [child, nth] of [...placesOfType(element)].reverse())
      open.push({ element: child, place: nth, parent: own, above: inside });
  }
  return found;
}

function stepsAnswered(
  steps: readonly Compound[],
  element: DomElement,
  place: number,
  parent: number,
  above: number,
): number {
  let bits = 0;
  for (const [index, step] of steps.entries()) {
    const before = index === 0 || ((step.isChild ? parent : above) >> (index - 1)) & 1;
    if (before && answers(element, place, step)) bits |= 1 << index;
  }
  return bits;
}

function answers(element: DomElement, place: number, { name, id, classes, attributes, nth }: Compound): boolean {
  if (name !== null && element.localName.toLowerCase() !== name) return false;
  if (nth !== null && place !== nth) return false;
  if (id !== null && element.getAttribute('id') !== id) return false;
  if (classes.length > 0) {
    const own = (element.getAttribute('class') ?? '').split(/\s+/);
    if (!classes.every((wanted) => own.includes(wanted))) return false;
  }
  return attributes.every(({ name: key, value }) => {
    const own = element.getAttribute(key);
    return value === null ? own !== null : own === value;
  });
}

/** The children that are elements, each with its place among those of its name, from 1. */
export function placesOfType(element: DomElement): Map<DomElement, number> {
  const places = new Map<DomElement, number>();
  const counts = new Map<string, number>();
  // Taken by the chain: an array of the children is made anew each time it is asked for.
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (!isElement(child)) continue;
    const name = child.localName.toLowerCase();
    const place = (counts.get(name) ?? 0) + 1;
    counts.set(name, place);
    places.set(child, place);
  }
  return places;
}

function add(compound: Draft, groups: Partial<Record<string, string>>): void {
  const { name, id, class: named, attribute, quoted, single, bare, nth } = groups;
  if (name !== undefined && name !== '*') compound.name = name.toLowerCase();
  if (id !== undefined) compound.id = withoutEscapes(id);
  if (named !== undefined) compound.classes = [...compound.classes, withoutEscapes(named)];
  if (nth !== undefined) compound.nth = Number(nth);
  if (attribute !== undefined) {
    const value = quoted ?? single ?? bare ?? null;
    compound.attributes = [...compound.attributes, { name: attribute.toLowerCase(), value }];
  }
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(.)/gsu, '$1');
}

function wrong(problem: string): { selector: null; problem: string } {
  return { selector: null, problem };
}
