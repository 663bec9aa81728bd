import { keyOf, type Named } from './named.ts';
import { knownAt, type Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

/** Tokens from the start of a line in which the dash or the agency of a dateline must follow. */
const reach = 14;

/**
 * The place of a dateline, which the tagger takes for an acronym: "BRUSSELS (Reuters) - ", "KHAN YOUNIS, Gaza, May 3 —".
 * Replaces whatever was found on the same tokens.
 */
export function readDatelines(reading: Reading, named: readonly Named[]): Named[] {
  const { tokens, modes } = reading;
  const lines: Named[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.gap !== 'line' || token.shape !== 'caps' || modes[i] === 'capitals') continue;
    let to = i + 1;
    while (to - i < 4 && tokens[to]?.gap === 'space' && tokens[to]?.shape === 'caps') to += 1;
    if (!opensDateline(tokens, to)) continue;
    const match = knownAt(reading, i, to);
    const known = match !== null && match.length === to - i && match.known.kind !== 'organisation' ? match.known : null;
    if (known === null && to - i === 1 && token.text.length < 4) continue;
    lines.push({ from: i, to, type: 'place', key: keyOf(tokens, i, to), known });
  }
  if (lines.length === 0) return [...named];
  const kept = named.filter((name) => !lines.some(({ from, to }) => name.from < to && name.to > from));
  return [...kept, ...lines].sort((a, b) => a.from - b.from);
}

function opensDateline(tokens: readonly Token[], from: number): boolean {
  const after = tokens[from];
  if (after === undefined || after.gap === 'line') return false;
  if (after.text !== ',' && after.text !== '(' && !isDash(after)) return false;
  for (let i = from; i < from + reach; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.gap === 'line' || token.text === '.') return false;
    if (isDash(token) && token.gap !== 'none') return true;
  }
  return false;
}

function isDash({ text }: Token): boolean {
  return text === '-' || text === '–' || text === '—';
}
