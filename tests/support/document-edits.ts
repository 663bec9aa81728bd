// Longer than 300 lines: the edits are one grammar, whose kinds refer to each other.
import {
  type Document,
  type Paragraph,
  type PlacedWord,
  randomSentence,
  randomWord,
  render,
  type Sentence,
  type Word,
} from './generated-documents.ts';
import type { Random } from './random.ts';

/** What an edit does. Shares are of words, sentences or paragraphs, 0 to 1. */
export interface Edits {
  readonly substitute: number;
  readonly insert: number;
  readonly remove: number;
  /** Typing errors put right, and other forms of a word: it stays the same word. */
  readonly respell: number;
  readonly removeSentence: number;
  readonly insertSentence: number;
  readonly rewriteSentence: number;
  readonly swapSentences: number;
  readonly moveParagraph: number;
  readonly removeParagraph: number;
  readonly insertParagraph: number;
  /** A copy with its own few changes appears elsewhere; the original stays, or goes. */
  readonly copyParagraph: number;
  readonly replaceByLookalike: number;
  readonly splitOrJoin: number;
  readonly isShuffled: boolean;
  /** Quotation marks, dashes, white space, accents apart, soft hyphens, capitals in headings. */
  readonly isRestyled: boolean;
}

export const noEdits: Edits = {
  substitute: 0,
  insert: 0,
  remove: 0,
  respell: 0,
  removeSentence: 0,
  insertSentence: 0,
  rewriteSentence: 0,
  swapSentences: 0,
  moveParagraph: 0,
  removeParagraph: 0,
  insertParagraph: 0,
  copyParagraph: 0,
  replaceByLookalike: 0,
  splitOrJoin: 0,
  isShuffled: false,
  isRestyled: false,
};

/** Kinds of edits that touch about that share of a text. */
export function editsOf(kind: string, share: number): Edits {
  const kinds: Record<string, Edits> = {
    // Some of everything, as between two versions of an article.
    mixed: {
      ...noEdits,
      substitute: share * 0.35,
      insert: share * 0.15,
      remove: share * 0.15,
      respell: share * 0.1,
      removeSentence: share * 0.12,
      insertSentence: share * 0.12,
      rewriteSentence: share * 0.06,
      swapSentences: share * 0.1,
      moveParagraph: share * 0.5,
      removeParagraph: share * 0.06,
      insertParagraph: share * 0.1,
      copyParagraph: 0,
      splitOrJoin: share * 0.2,
      isRestyled: true,
    },
    words: { ...noEdits, substitute: share * 0.5, insert: share * 0.25, remove: share * 0.25, isRestyled: true },
    synonyms: { ...noEdits, substitute: share },
    deletions: { ...noEdits, remove: share },
    insertions: { ...noEdits, insert: share },
    sentences: {
      ...noEdits,
      removeSentence: share * 0.3,
      insertSentence: share * 0.3,
      rewriteSentence: share * 0.3,
      swapSentences: share * 0.3,
    },
    shuffled: {
      ...noEdits,
      substitute: share * 0.4,
      remove: share * 0.3,
      insert: share * 0.3,
      isShuffled: true,
      isRestyled: true,
    },
    lookalikes: {
      ...noEdits,
      substitute: share * 0.3,
      remove: share * 0.1,
      copyParagraph: share * 0.5,
      removeParagraph: share * 0.5,
      moveParagraph: share * 0.5,
    },
  };
  return kinds[kind] ?? noEdits;
}

export const editKinds = [
  'mixed',
  'words',
  'synonyms',
  'deletions',
  'insertions',
  'sentences',
  'shuffled',
  'lookalikes',
];

/** Edits a document; every word that stays keeps its `id`, whatever is done to its looks. */
export function edit(random: Random, document: Document, edits: Edits): Document {
  const { lexicon } = document;
  const style = restyler(random, edits.isRestyled);
  let paragraphs: Paragraph[] = [];
  for (const paragraph of document.paragraphs) {
    if (random.is(edits.insertParagraph))
      paragraphs.push({
        kind: 'prose',
        sentences: Array.from({ length: random.between(1, 4) }, () => randomSentence(random, lexicon)),
      });
    if (random.is(edits.removeParagraph)) continue;
    const kept = { ...paragraph, sentences: editSentences(random, paragraph.sentences, edits, document) };
    if (kept.sentences.length > 0) paragraphs.push(kept);
  }
  for (const original of document.paragraphs) {
    if (!random.is(edits.copyParagraph)) continue;
    // A lookalike says nearly the same and is something else.
    const copy = original.sentences.map((one) =>
      one.map((word) => ({ ...word, id: null, core: random.is(0.1) ? randomWord(random, lexicon) : word.core })),
    );
    paragraphs.splice(random.between(0, paragraphs.length), 0, { ...original, sentences: copy });
  }
  if (edits.isShuffled) paragraphs = random.shuffled(paragraphs);
  else {
    for (let moves = Math.round(paragraphs.length * edits.moveParagraph); moves > 0; moves -= 1) {
      const [moved] = paragraphs.splice(random.between(0, paragraphs.length - 1), 1);
      if (moved !== undefined) paragraphs.splice(random.between(0, paragraphs.length), 0, moved);
    }
  }
  paragraphs = splitAndJoin(random, paragraphs, edits.splitOrJoin);
  return {
    ...document,
    paragraphs: paragraphs.map((paragraph) => ({
      ...paragraph,
      sentences: paragraph.sentences.map((one) => one.map((word) => style(word, paragraph))),
    })),
  };
}

function editSentences(
  random: Random,
  sentences: readonly Sentence[],
  edits: Edits,
  { lexicon }: Document,
): Sentence[] {
  const result: Sentence[] = [];
  for (const sentence of sentences) {
    if (random.is(edits.insertSentence)) result.push(randomSentence(random, lexicon));
    if (random.is(edits.removeSentence)) continue;
    if (random.is(edits.rewriteSentence)) {
      result.push(randomSentence(random, lexicon, Math.max(3, sentence.length + random.between(-3, 3))));
      continue;
    }
    const words = editWords(random, sentence, edits, lexicon);
    if (words.length === 0) continue;
    result.push(words);
    if (result.length > 1 && random.is(edits.swapSentences)) result.push(...result.splice(-2, 1));
  }
  return result;
}

function editWords(random: Random, sentence: Sentence, edits: Edits, lexicon: Document['lexicon']): Sentence {
  const result: Word[] = [];
  for (const word of sentence) {
    if (random.is(edits.insert)) result.push({ core: randomWord(random, lexicon), before: '', after: '', id: null });
    if (random.is(edits.remove)) continue;
    if (random.is(edits.substitute))
      result.push({ ...word, core: randomWord(random, lexicon), id: null, insteadOf: word.id });
    else if (random.is(edits.respell) && word.core.length > 5) {
      const at = random.between(2, word.core.length - 2);
      result.push({ ...word, core: word.core.slice(0, at) + random.pick(['s', 'e', '']) + word.core.slice(at + 1) });
    } else result.push(word);
  }
  return result;
}

function splitAndJoin(random: Random, paragraphs: readonly Paragraph[], share: number): Paragraph[] {
  const result: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const last = result.at(-1);
    if (!random.is(share) || paragraph.kind !== 'prose') result.push(paragraph);
    else if (paragraph.sentences.length > 1 && random.is(0.5)) {
      const at = random.between(1, paragraph.sentences.length - 1);
      result.push(
        { ...paragraph, sentences: paragraph.sentences.slice(0, at) },
        { ...paragraph, sentences: paragraph.sentences.slice(at) },
      );
    } else if (last?.kind === 'prose')
      result[result.length - 1] = { ...last, sentences: [...last.sentences, ...paragraph.sentences] };
    else result.push(paragraph);
  }
  return result;
}

function restyler(random: Random, isRestyled: boolean): (word: Word, paragraph: Paragraph) => Word {
  if (!isRestyled) return (word) => word;
  const [straight, apart, hyphens, capitals, wide] = [
    random.is(0.6),
    random.is(0.4),
    random.is(0.3),
    random.is(0.5),
    random.is(0.4),
  ];
  return (word, { kind }) => {
    let { core, before, after } = word;
    if (straight)
      [before, after] = [before, after].map((marks) =>
        marks.replace(/[“”]/g, '"').replace('—', '--').replace('…', '...'),
      ) as [string, string];
    if (wide && random.is(0.1)) after += random.pick([' ', '\u00a0', '\n', '  ']);
    if (apart) core = core.normalize('NFD');
    if (hyphens && core.length > 7 && random.is(0.2)) core = `${core.slice(0, 4)}\u00ad${core.slice(4)}`;
    if (capitals && kind === 'heading') core = core.toUpperCase();
    return { ...word, core, before, after };
  };
}

/** A passage of the old text, and what became of it. */
export interface Question {
  readonly start: number;
  readonly end: number;
  readonly truth: Truth | null;
}

/** Where a passage is: `strict` allows replaced words at the edges to be part of it or not. */
export interface Truth {
  readonly start: number;
  readonly end: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The share of its words that survived. */
  readonly share: number;
}

/** Passages of one word to several paragraphs, with what provenance says of them. Parted ones are left out. */
export function ask(
  random: Random,
  before: Document,
  after: Document,
  count: number,
): { old: string; now: string; questions: Question[] } {
  const [old, now] = [render(before), render(after)];
  const places = new Map<number, number>();
  const substitutes = new Map<number, number>();
  now.words.forEach(({ word }, i) => {
    if (word.id !== null) places.set(word.id, i);
    else if (word.insteadOf != null) substitutes.set(word.insteadOf, i);
  });
  const questions: Question[] = [];
  while (questions.length < count) {
    const length = random.pick([1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50, 80, 150]);
    const from = random.between(0, Math.max(0, old.words.length - length));
    const passage = old.words.slice(from, from + length);
    const [first, last] = [passage[0] as PlacedWord, passage.at(-1) as PlacedWord];
    const [hasFront, hasBack] = [random.is(0.5), random.is(0.5)];
    const ids = passage.map(({ word }) => word.id as number);
    const images = ids.flatMap((id) => places.get(id) ?? []);
    const span = { start: hasFront ? first.outerStart : first.start, end: hasBack ? last.outerEnd : last.end };
    if (images.length === 0) {
      questions.push({ ...span, truth: null });
      continue;
    }
    const [low, high] = [Math.min(...images), Math.max(...images)];
    // Where parts of it were moved away from each other there is no one place.
    const foreign = now.words.slice(low, high + 1).filter(({ word }) => word.id !== null && !ids.includes(word.id));
    if (foreign.length > 0) continue;
    const edges = ids.flatMap((id) => substitutes.get(id) ?? []);
    const lows = [low, ...edges.filter((at) => at < low && at > low - 6)].map((at) => now.words[at] as PlacedWord);
    const highs = [high, ...edges.filter((at) => at > high && at < high + 6)].map((at) => now.words[at] as PlacedWord);
    const starts = lows.flatMap(({ start, outerStart }) =>
      hasFront || start !== (now.words[low] as PlacedWord).start
        ? [start, outerStart]
        : [start, outerStart].slice(0, 1),
    );
    const ends = highs.flatMap(({ end, outerEnd, word }) => [end, outerEnd, end + word.after.trimEnd().length]);
    questions.push({
      ...span,
      truth: {
        start: (now.words[low] as PlacedWord).start,
        end: (now.words[high] as PlacedWord).end,
        starts,
        ends,
        share: images.length / length,
      },
    });
  }
  return { old: old.text, now: now.text, questions };
}
