import type { Candidate, NamedType } from './classify.ts';
import { isOrdinary, type Reading } from './reading.ts';
import { particles } from './runs.ts';
import type { Token } from './tokenise.ts';

export type Scores = Record<NamedType, number>;

const placeNouns = new Set(
  'city town village province region district county state capital island port suburb resort neighbourhood neighborhood outskirts streets residents'.split(
    ' ',
  ),
);
const companyNouns = new Set(
  'officials official spokesman spokeswoman spokesperson shares executives executive employees staff company firm group chief boss headquarters subsidiary ceo lawmakers members forces fighters militants rebels newspaper magazine agency players coach fans striker midfielder party leader leaders supporters activists'.split(
    ' ',
  ),
);
const companyBefore = new Set(
  'company firm group giant maker network newspaper agency magazine broadcaster startup retailer carrier airline bank club militia parent rival band'.split(
    ' ',
  ),
);

const insideWords = new Set(['in', 'near', 'outside', 'inside', 'visited', 'visiting']);
const stakeNouns = new Set([
  'shares',
  'stake',
  'stakes',
  'share',
  'investors',
  'investment',
  'confidence',
  'trust',
  'faith',
]);
const towardsWords = new Set(['to', 'from', 'across', 'into', 'around', 'through']);

export function noScores(): Scores {
  return { person: 0, organisation: 0, place: 0, event: 0 };
}

/** Adds to `scores` what the words of a candidate and the words around it say of its type. */
export function addContext(reading: Reading, candidate: Candidate, scores: Scores): void {
  const { tokens, lexicon } = reading;
  const { from, to } = candidate;
  const before = tokens[from - 1];
  const after = tokens[to];
  const second = tokens[to + 1];
  const first = tokens[from] as Token;
  const last = tokens[to - 1] as Token;
  const length = to - from;

  if (candidate.title === 'honorific') scores.person += 5;
  if (candidate.title === 'role') scores.person += 3.5;
  if (candidate.known !== null) {
    const kind = candidate.known.kind;
    if (kind === 'organisation' || kind === 'event') scores[kind] += 2.5;
    else scores.place += 2.5;
  }
  if (length === 1) {
    if (lexicon.given.has(first.text)) scores.person += isOrdinary(reading, first) ? 0.5 : 2;
    if (lexicon.surnames.has(first.text)) scores.person += isOrdinary(reading, first) ? 0.5 : 1.5;
    if (first.shape === 'caps') scores.organisation += /\p{N}/u.test(first.text) ? 0.5 : 1.6;
    if (first.shape === 'mixed' && !first.text.includes('-')) scores.organisation += 1;
    if (/^\p{Lu}\p{Ll}+\p{Lu}/u.test(first.text) && !/^(?:Mc|Mac|O'|De|Di|La|Le|Van)/.test(first.text))
      scores.organisation += 1.5;
    if (/(?:stan|burgh?|ville|grad|shire|abad|istan|holm)$/.test(first.text) && first.text.length > 6)
      scores.place += 1;
    if (/(?:ski|sky|enko|vich|ović|dze|yan|ez|sson|poulos|idis)$/.test(first.text) && first.text.length > 5)
      scores.person += 1;
  } else if (length <= 3 && looksPersonal(reading, from, to)) {
    scores.person += 1.6;
    if (lexicon.surnames.has(last.text)) scores.person += 1;
  } else if (length === 2 && last.shape === 'cap' && /^(?:Inc|Corp|Ltd)/.test(last.text)) scores.organisation += 3;

  if (before !== undefined && first.gap !== 'line') addBefore(reading, from, before, scores);
  if (after === undefined || after.gap === 'line') return;
  if (after.shape === 'lower') {
    if (lexicon.reporting.has(after.text)) {
      scores.person += 1.6;
      scores.organisation += 0.4;
    } else if (after.text === 'who' || after.text === 'whose') scores.person += 2.5;
    else if (companyNouns.has(after.text)) scores.organisation += 1.5;
    else if (placeNouns.has(after.text)) scores.place += 1.5;
    else if (after.text === 'was' || after.text === 'is' || after.text === 'has' || after.text === 'had')
      scores.person += 0.3;
  }
  if (after.text === ',' && second !== undefined) {
    if (second.shape === 'number' && /^\d{2}$/.test(second.text) && tokens[to + 2]?.text === ',') scores.person += 4;
    if (second.text === 'who' || second.text === 'whose') scores.person += 2.5;
    if (/^(?:a|an|the)$/.test(second.text) && lexicon.roleWords.has(tokens[to + 2]?.lower ?? '')) scores.person += 2;
    const place = lexicon.known.get(second.text);
    if (place?.kind === 'country' || (place?.kind === 'place' && second.text.length > 3)) scores.place += 1.8;
  }
  if (after.text === '(' && second?.text === 'born') scores.person += 4;
  addApposition(reading, to, scores);
  if (after.text === '(' && second?.shape === 'caps' && length > 1) scores.organisation += 1.5;
}

function addBefore({ tokens, lexicon }: Reading, from: number, before: Token, scores: Scores): void {
  const word = before.lower;
  if (word === 'in' && stakeNouns.has(tokens[from - 2]?.lower ?? '')) scores.organisation += 1.5;
  else if (insideWords.has(word)) scores.place += 2;
  else if (word === 'at') scores.place += 1.5;
  else if (towardsWords.has(word)) scores.place += 0.7;
  else if (word === 'by' || word === 'with') scores.person += 0.3;
  else if (word === 'that') scores.person += 1;
  else if (word === 'the') {
    scores.person -= 1.5;
    scores.organisation += 0.5;
  } else if (companyBefore.has(word)) scores.organisation += 2;
  else if (before.shape === 'lower' && lexicon.reporting.has(word)) scores.person += 1.2;
  if (placeNouns.has(word)) scores.place += 1;
  const noun = tokens[from - 2];
  if ((word === 'of' || word === 'near' || word === 'in') && noun !== undefined && placeNouns.has(noun.lower))
    scores.place += 2.5;
}

/** "Bakhmut, a city in …", "Acme is a maker of …", "Smith, a former teacher". */
function addApposition({ tokens, lexicon }: Reading, to: number, scores: Scores): void {
  const link = tokens[to] as Token;
  if (link.text !== ',' && link.text !== 'is' && link.text !== 'was') return;
  const article = tokens[to + 1]?.text;
  if (article !== 'a' && article !== 'an' && article !== 'the') return;
  for (let i = to + 2; i < to + 7; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.shape === 'punctuation' || token.text === 'of' || token.text === 'in') return;
    if (token.shape !== 'lower') continue;
    if (placeNouns.has(token.text)) scores.place += 2;
    else if (companyBefore.has(token.text) || token.text === 'organisation' || token.text === 'organization')
      scores.organisation += 2;
    else if (lexicon.roleWords.has(token.text)) scores.person += 2;
    else continue;
    return;
  }
}

/** Two or three capitalised words of which none is ordinary English: in news that is a person more often than not. */
function looksPersonal({ tokens, lexicon, lowerWords }: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const token = tokens[i] as Token;
    if (token.shape === 'lower' && i > from) continue;
    if (token.shape === 'mixed' && /^(?:al|el|ul|as|ad)-/i.test(token.text)) continue;
    if (token.shape !== 'cap' && token.shape !== 'initial') return false;
    if (i === from && particles.has(token.lower)) continue;
    if (lexicon.surnames.has(token.text) || lexicon.given.has(token.text)) continue;
    if (lexicon.common.has(token.lower) || lowerWords.has(token.lower)) return false;
    if (lexicon.placeLast.has(token.text) || lexicon.organisationLast.has(token.text)) return false;
    if (lexicon.known.get(token.text) !== undefined) return false;
  }
  return true;
}
