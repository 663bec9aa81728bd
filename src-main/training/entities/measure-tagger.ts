import { splitCompounds } from '../../shared/entities/compounds.ts';
import { read } from '../../shared/entities/reading.ts';
import type { Knowledge } from '../../shared/entities/recognise.ts';
import { recognise } from '../../shared/entities/recognise.ts';
import { prepare } from '../../shared/entities/tagger/features.ts';
import { namesOfLabels } from '../../shared/entities/tagger/names-of-labels.ts';
import { firstPass, tagNames } from '../../shared/entities/tagger/tag.ts';
import { tokenise } from '../../shared/entities/tokenise.ts';
import type { AnnotatedText } from './corpus.ts';
import { NameScores, type ScoredName } from './score-names.ts';

/** Scores by source and for all, of the tagger alone and of the whole recognition; and every mistake of the latter, a line each. */
export function measureTagger(
  documents: readonly AnnotatedText[],
  knowledge: Knowledge,
): { readonly lines: string[]; readonly mistakes: string[] } {
  const first = new Map<string, NameScores>();
  const tagged = new Map<string, NameScores>();
  const settled = new Map<string, NameScores>();
  const mistakes: string[] = [];
  for (const document of documents) {
    const reading = read(splitCompounds(tokenise(document.text), knowledge.lexicon), knowledge.lexicon);
    const names = tagNames(reading, knowledge.tagger).map(({ from, to, type }) => ({
      start: reading.tokens[from]?.start ?? 0,
      end: reading.tokens[to - 1]?.end ?? 0,
      type,
    }));
    const prepared = prepare(reading, knowledge.tagger.words);
    const firstNames = namesOfLabels(firstPass(prepared, knowledge.tagger.first).labels).map(({ from, to, type }) => ({
      start: reading.tokens[from]?.start ?? 0,
      end: reading.tokens[to - 1]?.end ?? 0,
      type,
    }));
    const { mentions } = recognise({ text: document.text, published: null, language: 'en' }, knowledge);
    for (const [scores, found] of [
      [first, firstNames],
      [tagged, names],
      [settled, mentions],
    ] as const) {
      for (const source of [document.source, 'all']) {
        const own = scores.get(source) ?? new NameScores();
        scores.set(source, own);
        own.add(document.spans, found);
      }
    }
    mistakes.push(...mistakesOf(document, mentions));
  }
  const lines = [...tagged].flatMap(([source, scores]) => [
    `${source.padEnd(13)} first   ${first.get(source)?.lines()}`,
    `${source.padEnd(13)} tagged  ${scores.lines()}`,
    `${source.padEnd(13)} settled ${settled.get(source)?.lines()}`,
  ]);
  return { lines, mistakes };
}

function mistakesOf({ source, text, spans }: AnnotatedText, found: readonly ScoredName[]): string[] {
  const keyOf = ({ start, end, type }: ScoredName) => `${start} ${end} ${type}`;
  const [expected, got] = [new Set(spans.map(keyOf)), new Set(found.map(keyOf))];
  const show = (sign: string, { start, end, type }: ScoredName) =>
    `${source} ${sign} ${type}: ${text.slice(Math.max(0, start - 40), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 30)}`.replaceAll(
      '\n',
      ' / ',
    );
  const missed = spans.filter((span) => !got.has(keyOf(span)) && span.type !== 'other' && span.type !== 'demonym');
  const wrong = found.filter((name) => !expected.has(keyOf(name)) && name.type !== 'event');
  return [...missed.map((span) => show('-', span)), ...wrong.map((name) => show('+', name))];
}
