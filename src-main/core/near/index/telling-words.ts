import { reportingVerbs } from '#shared/entities/said/verbs.ts';
import { adverbs, auxiliaries, conjunctions, determiners, prepositions } from '#shared/entities/said/words.ts';
import { functionWords } from '#shared/entities/settle.ts';
import { fold } from '#shared/finding/fold.ts';
import type { Statements } from '../../index/statements.ts';
import { isUnspaced, wordsIn, wordsOf } from '../../search/index/searchable.ts';

/** A word of a text that few others have, or in scripts without spaces two characters, as the index spells it. */
export interface TellingWord {
  readonly word: string;
  readonly weight: number;
}

/** Words whose rarity is looked up, the most used first. */
const lookedUp = 160;
const taken = 16;
/** Articles that may have one of the words taken, all together: so many are ranked in some milliseconds. */
const mostRanked = 6000;

const ofAnyStory =
  'him them said says according monday tuesday wednesday thursday friday saturday sunday january february march april june ' +
  'july august september october november december day days week weeks month months year years number people';

/** English words of closed classes, of the calendar and of any report: among a few articles they are as rare as what these are about. */
const closed = new Set(
  [
    functionWords,
    determiners,
    prepositions,
    conjunctions,
    auxiliaries,
    adverbs,
    reportingVerbs.keys(),
    ofAnyStory.split(' '),
  ]
    .flatMap((list) => [...list])
    .flatMap(wordsOf),
);

/** Words that are too common to tell anything: looking them up costs most, and they stay so. */
const common = new WeakMap<Statements, { readonly articles: number; readonly words: Set<string> }>();

interface TellingWords {
  readonly words: readonly TellingWord[];
  /** Share of the weight of all that tells the text from others, 0 to 1: the rest stands in no other article. */
  readonly share: number;
}

/** The words by which a text can be told from others of the library, by tf-idf, `besides` those and without function words; those of its title count for more. */
export function tellingWords(db: Statements, title: string, text: string, besides: ReadonlySet<string>): TellingWords {
  const counts = new Map<string, number>();
  const titled = new Set(termsOf(wordsOf(title)));
  for (const term of termsOf(wordsOf(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const term of titled) counts.set(term, (counts.get(term) ?? 0) + 2);
  const articles = db.get<{ n: number }>('SELECT count(*) AS n FROM text_article')?.n ?? 0;
  const widest = Math.max(3, articles / 8);
  const known = commonWords(db, articles);
  const rated = [...counts]
    .filter(([word]) => !closed.has(word) && !besides.has(word) && !known.has(word))
    .sort((a, b) => b[1] - a[1])
    .slice(0, lookedUp)
    .flatMap(([word, count]) => {
      const others = Math.max(1, articlesWith(db, word));
      if (others > widest) known.add(word);
      return others > widest
        ? []
        : [{ word, others, weight: (1 + Math.log(count)) * Math.log((articles + 1) / others) }];
    })
    .sort((a, b) => b.weight - a.weight);
  let ranked = 0;
  const words: TellingWord[] = [];
  for (const { word, others, weight } of rated) {
    if (words.length === taken) break;
    if (others < 2 || ranked + others > mostRanked) continue;
    ranked += others;
    words.push({ word, weight });
  }
  const all = weightOf(rated.slice(0, taken));
  return { words, share: all === 0 ? 0 : weightOf(words) / all };
}

function weightOf(words: readonly TellingWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

/** Begun anew when the library has grown or shrunk by a tenth. */
function commonWords(db: Statements, articles: number): Set<string> {
  const before = common.get(db);
  if (before !== undefined && Math.abs(before.articles - articles) <= before.articles / 10) return before.words;
  const words = new Set<string>();
  common.set(db, { articles, words });
  return words;
}

/** As FTS5 asks for it: in scripts without spaces characters that follow one another. */
export function matchOf(words: readonly TellingWord[]): string {
  return words.map(({ word }) => `"${word}"`).join(' OR ');
}

/** How each of these words is written in a text that has it, most often. */
export function spelledIn(text: string, words: ReadonlySet<string>): Map<string, string> {
  const spelled = new Map<string, Map<string, number>>();
  for (const raw of text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    const folded = fold(raw).text;
    if (!words.has(folded)) continue;
    const forms = spelled.get(folded) ?? new Map<string, number>();
    forms.set(raw, (forms.get(raw) ?? 0) + 1);
    spelled.set(folded, forms);
  }
  return new Map(
    [...words].flatMap((word): [string, string][] => {
      const [best] = [...(spelled.get(word) ?? [])].sort((a, b) => b[1] - a[1]);
      return [[word, best?.[0] ?? word.replaceAll(' ', '')]];
    }),
  );
}

/** The terms that a text has, as `tellingWords` takes them. */
export function termsIn(text: string): Set<string> {
  return new Set(termsOf(wordsOf(text)));
}

function termsOf(words: readonly string[]): string[] {
  const terms: string[] = [];
  for (const [at, word] of words.entries()) {
    if (!isUnspaced.test(word)) {
      if (word.length > 2 && /\p{L}/u.test(word)) terms.push(word);
      continue;
    }
    const next = words[at + 1];
    if (next !== undefined && isUnspaced.test(next)) terms.push(`${word} ${next}`);
  }
  return terms;
}

/** How many articles have a word; of two characters as many as have the rarer one, which is no fewer. */
function articlesWith(db: Statements, term: string): number {
  const each = wordsIn(term).map(
    (word) => db.get<{ doc: number }>('SELECT doc FROM text_vocabulary WHERE term = ?', word)?.doc ?? 0,
  );
  if (each.length < 2) return each[0] ?? 0;
  const sql = 'SELECT count(*) AS n FROM (SELECT 1 FROM text_words WHERE text_words MATCH ? LIMIT 1000)';
  return db.get<{ n: number }>(sql, `"${term}"`)?.n ?? 0;
}
