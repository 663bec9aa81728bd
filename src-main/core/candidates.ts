import { oneLine } from './one-line.ts';

const mostNamed = 5;

/** Lines that name some of several that are meant perhaps, ids with words, moved in; an ellipsis below them where not all are. */
export function candidateLines(ids: readonly string[], wordsOf: (id: string) => string): string {
  const lines = ids.slice(0, mostNamed).map((id) => `  ${id}  ${oneLine(wordsOf(id), 60)}`.trimEnd());
  return [...lines, ...(ids.length > mostNamed ? ['  …'] : [])].join('\n');
}
