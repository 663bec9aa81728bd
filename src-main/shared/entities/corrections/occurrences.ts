import { FindableText } from '../../finding/find.ts';
import type { Anchor } from '../../model/annotation.ts';
import type { TextRule } from './rules.ts';

/** UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where corrections find their words in a text. `pointed` are the passages at which a person pointed, `named` every
 * place of the name as whole words: in its own capitals, all in capitals, and with a capital where a sentence begins.
 */
export function occurrencesIn(text: string): (rule: TextRule, articleId: string) => { pointed: Span[]; named: Span[] } {
  let findable: FindableText | null = null;
  return (rule, articleId) => {
    const at = rule.kind === 'add' && rule.at?.article === articleId ? placeOf(text, rule.at.anchor) : null;
    const pointed = at === null ? [] : [at];
    if (rule.kind === 'add' && !rule.every) return { pointed, named: [] };
    findable ??= new FindableText(text);
    const named: Span[] = [];
    for (const form of formsOf(rule.kind === 'add' ? rule.entity.name : rule.alias)) {
      const { starts, ends } = findable.find(form, { matchCase: true, wholeWord: true });
      for (let i = 0; i < starts.length; i += 1) named.push({ start: starts[i] as number, end: ends[i] as number });
    }
    return { pointed, named };
  };
}

/** "who" is no WHO, so capitals count; but a headline may write any name in them. */
function formsOf(name: string): Set<string> {
  const forms = new Set([name]);
  if (name.length >= 4) forms.add(name.toUpperCase());
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0);
  forms.add(first.toUpperCase() + name.slice(first.length));
  return forms;
}

/** Where the passage stands now: as it was, or at the one place with its context, or at its only place. Else nowhere. */
function placeOf(text: string, { quote, position }: Anchor): Span | null {
  const { exact, prefix, suffix } = quote;
  if (exact === '') return null;
  const around = prefix + exact + suffix;
  const from = position.start - prefix.length;
  if (from >= 0 && text.startsWith(around, from)) return { start: position.start, end: position.start + exact.length };
  const inContext = onlyPlace(text, around);
  const start = inContext === null ? onlyPlace(text, exact) : inContext + prefix.length;
  return start === null ? null : { start, end: start + exact.length };
}

function onlyPlace(text: string, wanted: string): number | null {
  const at = text.indexOf(wanted);
  return at < 0 || text.indexOf(wanted, at + 1) >= 0 ? null : at;
}
