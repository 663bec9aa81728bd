const mostNamed = 5;

/** Lines that name some of several that are meant perhaps, ids with words, moved in; an ellipsis below them where not all are. */
export function candidateLines(ids: readonly string[], wordsOf: (id: string) => string): string {
  const lines = ids.slice(0, mostNamed).map((id) => `  ${id}  ${shortened(wordsOf(id))}`.trimEnd());
  return [...lines, ...(ids.length > mostNamed ? ['  …'] : [])].join('\n');
}

function shortened(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length > 60 ? `${characters.slice(0, 60).join('').trimEnd()}…` : characters.join('');
}
