import type { Entity, Mention } from '../model/entity.ts';
import type { Lexicon } from './lexicon.ts';
import { kindOf, phraseAt, phraseBefore } from './said/phrases.ts';
import { type Item, readSentences } from './said/sentences.ts';
import * as words from './said/words.ts';
import type { Token } from './tokenise.ts';

const mostRoles = 4;
const longestRole = 90;
/** Of more than this no text gives one person: a list that repeats itself is not compared as a whole. */
const mostCompared = 100;
/** What someone is for the length of a story, or to someone else, is no role of theirs. */
const passing = new Set(
  (
    'source insider witness resident neighbour neighbor survivor victim mother father brother sister son daughter wife husband uncle ' +
    'aunt cousin friend colleague widow widower parent grandmother grandfather man woman boy girl suspect hostage prisoner patient ' +
    'critic member owner visitor defendant observer parents rival opponent predecessor successor partner boyfriend girlfriend ' +
    'nephew niece granddaughter grandson inmate killer attacker gunman rapist plaintiff teammate contender incumbent star heir'
  ).split(' '),
);
/** Words in lower case that say which minister, officer or editor. */
const qualifying = new Set(
  (
    'former acting interim outgoing incoming deputy vice senior junior chief assistant associate managing executive general lead ' +
    'national international federal state provincial regional local municipal royal foreign prime interior home finance defence ' +
    'defense justice health education trade economy energy environment agriculture transport labour labor culture sports security ' +
    'intelligence police army navy military air force opposition party majority minority house senate parliamentary cabinet press ' +
    'political economic technical research human rights campaign union bank media district city county village team club national ' +
    'veteran retired emeritus assistant visiting first second under co-chief principal special legal medical financial marketing ' +
    'operating head public affairs communications football rugby cricket tennis film literary art science crime business world'
  ).split(' '),
);
const addresses = /^(?:mr|mrs|ms|miss|mx|mme|madame|monsieur|señora?|herr|frau|aunt|uncle|saint|don|doña)\.?$/;
const places = /^(?:in|at|from|near|outside|inside|to)$/;

/**
 * The roles that the text gives its people, as it writes them, by entity: what stands before a name ("White House
 * national security spokesman John Kirby"), and what is set beside it between commas. English; linear in the text.
 */
export function findRoles(
  { text, mentions }: { readonly text: string; readonly mentions: readonly Mention[] },
  tokens: readonly Token[],
  lexicon: Lexicon,
): Map<Entity['id'], string[]> {
  const roles = new Map<Entity['id'], Map<string, string>>();
  const names = mentions.filter(({ type }) => type !== 'date' && type !== 'amount');
  const textOf = (from: Item, to: Item): string =>
    text.slice((tokens[from.from] as Token).start, (tokens[to.to - 1] as Token).end).replace(/\s+/g, ' ');
  /** Each once, as it is written first, whatever its case. */
  const add = (entity: Entity['id'], role: string): void => {
    const own = roles.get(entity) ?? new Map<string, string>();
    const folded = role.toLowerCase();
    if (own.size < mostCompared && !own.has(folded)) own.set(folded, role);
    roles.set(entity, own);
  };
  for (const { items } of readSentences(tokens, text, { from: 0, to: tokens.length }, [], names)) {
    for (const [at, { mention }] of items.entries()) {
      if (mention?.type !== 'person') continue;
      for (const span of [titleBefore(items, at, tokens, lexicon), asideBefore(items, at), asideBehind(items, at)]) {
        if (span === null) continue;
        const role = textOf(items[span.from] as Item, items[span.to - 1] as Item);
        if (role.length <= longestRole) add(mention.entity, role);
      }
    }
  }
  return new Map([...roles].map(([entity, all]) => [entity, fullest(all).slice(0, mostRoles)]));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function isRole(word: string, lexicon: Lexicon | null): boolean {
  const noun = word.slice(word.lastIndexOf('-') + 1);
  if (passing.has(word) || passing.has(noun)) return false;
  return words.roles.has(word) || words.roles.has(noun) || lexicon?.roleWords.has(noun) === true;
}

/** "Foreign Minister", "US President", "Acme's chief executive" right before a name. */
function titleBefore(items: readonly Item[], at: number, tokens: readonly Token[], lexicon: Lexicon): Span | null {
  const isCapital = (item: Item) => /^\p{Lu}/u.test((tokens[item.from] as Token).text);
  const head = items[at - 1];
  if (head?.kind !== 'word' || addresses.test(head.word)) return null;
  const written = (tokens[head.from] as Token).text;
  const isTitle = isCapital(head) && (lexicon.honorifics.has(written) || lexicon.roles.has(written));
  if (passing.has(head.word) || !(isTitle || isRole(head.word, lexicon))) return null;
  let from = at - 1;
  for (; from > 0; from -= 1) {
    const item = items[from - 1] as Item;
    const { word } = item;
    if (item.kind === 'name') {
      // "In Kyiv President Zelensky": the place is not of the title.
      const before = items[from - 2];
      if (item.mention?.type === 'place' && before !== undefined && places.test(before.word)) break;
      if (item.mention?.type !== 'organisation' && item.mention?.type !== 'place') break;
    } else if (word === "'s" || word === '’s') {
      if (items[from - 2]?.kind !== 'name') break;
    } else if (item.kind === 'mark') {
      if (word !== '-' && word !== '&') break;
    } else if (words.calendar.has(word) || words.determiners.has(word) || words.prepositions.has(word)) break;
    else if (!qualifying.has(word) && !isRole(word, lexicon) && !(isCapital(item) && from > 1)) break;
  }
  while (from < at && /^(?:'s|’s|-|&)$/.test((items[from] as Item).word)) from += 1;
  // "former attorney general Sir": what follows a role is how its bearer is addressed.
  const to = from < at - 1 && /^(?:sir|dame|lord|lady|dr\.?)$/.test(head.word) ? at - 1 : at;
  return from < to ? { from, to } : null;
}

/** "The mayor of Exville, Ann Roe, said": the phrase that the name explains. */
function asideBefore(items: readonly Item[], at: number): Span | null {
  if (items[at - 1]?.word !== ',' || !endsAside(items[at + 1])) return null;
  const phrase = phraseBefore(items, at - 1, 0);
  if (phrase?.kind !== 'role' || !isRole(phrase.head, null)) return null;
  if (!phrase.definite && phrase.possessive === null && phrase.owner === null) return null;
  return withoutDeterminer(items, phrase.from, at - 1);
}

/** ", the mayor of Exville," behind a name, or behind a name and an age. */
function asideBehind(items: readonly Item[], at: number): Span | null {
  if (items[at + 1]?.word !== ',') return null;
  const start = /^\d+$/.test(items[at + 2]?.word ?? '') && items[at + 3]?.word === ',' ? at + 4 : at + 2;
  const first = phraseAt(items, start);
  if (first?.kind !== 'role' || !isRole(first.head, null)) return null;
  // "based on the novel by Ilse Brandt, follows a botanist": an article in the midst of it stands behind a verb.
  for (let i = start + 1; i < first.at; i += 1) {
    const inside = words.determiners.has((items[i] as Item).word);
    if (inside && !words.determiners.has((items[i - 1] as Item).word)) return null;
  }
  let to = first.to;
  if (items[to]?.word === 'and') {
    const more = phraseAt(items, to + 1);
    if (more?.kind === 'role' && isRole(more.head, null)) to = more.to;
  }
  return endsAside(items[to]) ? withoutDeterminer(items, start, to) : null;
}

function endsAside(item: Item | undefined): boolean {
  return item === undefined || /^[,.;:)–—]$/.test(item.word) || /^(?:who|since|until)$/.test(item.word);
}

function withoutDeterminer(items: readonly Item[], from: number, to: number): Span | null {
  let start = from;
  while (start < to && words.determiners.has((items[start] as Item).word)) start += 1;
  return start < to && kindOf((items[start] as Item).word) !== 'group' ? { from: start, to } : null;
}

/** Without what another says more fully, by what each is in lower case; in the order of the text. */
function fullest(all: ReadonlyMap<string, string>): string[] {
  const others = [...all.keys()].map((folded) => ` ${folded} `);
  return [...all].flatMap(([folded, role]) =>
    others.some((other) => other.length > folded.length + 2 && other.includes(` ${folded} `)) ? [] : [role],
  );
}
