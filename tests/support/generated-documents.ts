import type { Random } from './random.ts';

/** A word with the marks that cling to it. `id` tells where it comes from: unique in the original, null in what is new. */
export interface Word {
  readonly core: string;
  readonly before: string;
  readonly after: string;
  readonly id: number | null;
  /** The word whose place a substitute took. */
  readonly insteadOf?: number | null;
}

export type Sentence = readonly Word[];
export interface Paragraph {
  readonly kind: 'prose' | 'heading' | 'row' | 'quote';
  readonly sentences: readonly Sentence[];
}
export interface Document {
  readonly paragraphs: readonly Paragraph[];
  /** What stands between two words: nothing in scripts without spaces. */
  readonly space: string;
  readonly lexicon: Lexicon;
}

/** `common` words make up about half of a text, `rare` ones the rest, the first most often (Zipf). */
export interface Lexicon {
  readonly common: readonly string[];
  readonly rare: readonly string[];
}

const common = (
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one ' +
  'you were her all she there would their we him been has when who will more no if out so said what up its about into than them'
).split(' ');
const syllables =
  'ba ber cor da den el fa gar har il ka lan lor mar men nor ol pe quo ra sel ta tor ul va win yar zen'.split(' ');
const characters = [
  ...'的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近礦千週委素技備半辦青省列習響約支般史感勞便團往酸歷市克何除消構府稱太準精值號率族維劃選標寫存候毛親快效斯院查江型眼王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴',
];

export type Language = 'prose' | 'narrow' | 'tiny' | 'unspaced' | 'mixed';

export function lexiconOf(language: Language, random: Random, words: number): Lexicon {
  if (language === 'unspaced') return { common: characters.slice(0, 40), rare: characters.slice(40) };
  const size = language === 'tiny' ? 24 : language === 'narrow' ? 160 : Math.min(9000, 400 + Math.round(words / 4));
  const rare = new Set<string>();
  while (rare.size < size)
    rare.add(Array.from({ length: random.between(2, 4) }, () => random.pick(syllables)).join(''));
  const accented = [...rare].map((word, i) => (i % 17 === 3 ? word.replace('e', 'é').replace('o', 'ö') : word));
  const foreign =
    language === 'mixed' ? ['Москва', 'город', 'река', '東京', 'ไทย', 'Αθήνα', 'λόγος', '😀', 'naïve', 'coöp'] : [];
  return { common: language === 'tiny' ? common.slice(0, 8) : common, rare: [...foreign, ...accented] };
}

export function randomWord(random: Random, { common, rare }: Lexicon): string {
  if (random.is(0.48)) return common[Math.floor(common.length * random.next() ** 2)] as string;
  return rare[Math.floor(rare.length * random.next() ** 2.2)] as string;
}

/** Words without provenance that read like a sentence. */
export function randomSentence(random: Random, lexicon: Lexicon, length = random.between(5, 24)): Sentence {
  return Array.from({ length }, (_, i) => {
    const word = random.is(0.03) ? String(random.between(2, 2999)) : randomWord(random, lexicon);
    const isLast = i === length - 1;
    const after = isLast
      ? random.pick(['.', '.', '.', '.', '?', '!', '…'])
      : random.is(0.08)
        ? random.pick([',', ',', ';', ' —', ':'])
        : '';
    const core = i === 0 || random.is(0.03) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
    return { core: core === '' ? word : core, before: '', after, id: null };
  });
}

/** Puts a sentence into quotation marks. */
function spoken(sentence: Sentence): Sentence {
  return sentence.map((word, i) => ({
    ...word,
    before: i === 0 ? '“' : word.before,
    after: i === sentence.length - 1 ? `${word.after}”` : word.after,
  }));
}

/**
 * A document of about that many words: prose with phrases and sentences that come back, quotations that are quoted again, headings, and
 * lists whose rows are nearly the same. Every word has its own `id`, ascending.
 */
export function generateDocument(random: Random, words: number, language: Language): Document {
  const lexicon = lexiconOf(language, random, words);
  const phrases = Array.from({ length: 24 }, () =>
    randomSentence(random, lexicon, random.between(3, 7)).map((word) => ({ ...word, after: '' })),
  );
  const refrains = Array.from({ length: 6 }, () => randomSentence(random, lexicon, random.between(5, 12)));
  const sayings = Array.from({ length: 8 }, () => spoken(randomSentence(random, lexicon, random.between(6, 18))));
  const paragraphs: Paragraph[] = [];
  const sentence = (): Sentence => {
    if (random.is(0.04)) return random.pick(refrains);
    if (random.is(0.04)) return random.pick(sayings);
    const made = randomSentence(random, lexicon);
    if (!random.is(0.15)) return made;
    const at = random.between(0, made.length - 1);
    return [...made.slice(0, at), ...random.pick(phrases), ...made.slice(at)];
  };
  let count = 0;
  const add = (paragraph: Paragraph): void => {
    paragraphs.push(paragraph);
    count += paragraph.sentences.reduce((sum, { length }) => sum + length, 0);
  };
  while (count < words) {
    if (random.is(0.06))
      add({
        kind: 'heading',
        sentences: [randomSentence(random, lexicon, random.between(2, 6)).map((word) => ({ ...word, after: '' }))],
      });
    else if (random.is(0.04)) {
      const row = randomSentence(random, lexicon, random.between(5, 9));
      const slots = [random.between(0, row.length - 1), random.between(0, row.length - 1)];
      for (let i = random.between(4, 12); i > 0; i -= 1) {
        const filled = row.map((word, at) =>
          slots.includes(at)
            ? { ...word, core: random.is(0.5) ? String(random.between(1, 400)) : randomWord(random, lexicon) }
            : word,
        );
        add({ kind: 'row', sentences: [filled] });
      }
    } else
      add({
        kind: random.is(0.06) ? 'quote' : 'prose',
        sentences: Array.from({ length: random.between(1, 7) }, sentence),
      });
  }
  let id = 0;
  const named = paragraphs.map((paragraph) => ({
    ...paragraph,
    sentences: paragraph.sentences.map((one) => one.map((word) => ({ ...word, id: id++ }))),
  }));
  return { paragraphs: named, space: language === 'unspaced' ? '' : ' ', lexicon };
}

/** Where one word of a rendered document stands: UTF-16 offsets of the word, and of the word with its marks. */
export interface PlacedWord {
  readonly word: Word;
  readonly start: number;
  readonly end: number;
  readonly outerStart: number;
  readonly outerEnd: number;
}

/** The reading text of a document, and where each word of it stands. */
export function render({ paragraphs, space }: Document): { text: string; words: PlacedWord[] } {
  const parts: string[] = [];
  const words: PlacedWord[] = [];
  let at = 0;
  const write = (part: string): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [index, { sentences }] of paragraphs.entries()) {
    if (index > 0) write('\n');
    for (const [i, word] of sentences.flat().entries()) {
      if (i > 0) write(space);
      const outerStart = at;
      write(word.before);
      const start = at;
      write(word.core);
      const end = at;
      write(word.after);
      words.push({ word, start, end, outerStart, outerEnd: at });
    }
  }
  return { text: parts.join(''), words };
}
