import { sanitiserVersion } from '#core/importing/sanitising/sanitiser-version.ts';
import { contentHash } from '#core/storage/hash.ts';
import { type Article, articleStates } from '#shared/model/article.ts';
import { Random } from '../../support/random.ts';
import { organisations, peopleCount, personNamed, places, roles, sites, tags } from './names.ts';
import { drawRank, firstTelling, vocabulary, zipfOf } from './vocabulary.ts';

/** What is known of an article before its text is made, quick enough to go through all of a library. */
export interface Outline {
  readonly id: string;
  readonly title: string;
  /** Ranks of the words that it is about, the title's first. */
  readonly topics: readonly number[];
  readonly people: readonly string[];
  readonly organisation: string;
  readonly place: string;
  readonly byline: string;
  readonly site: string;
  readonly tags: readonly string[];
  /** `YYYY-MM-DD`, within ten years up to the end of 2025. */
  readonly published: string;
}

/** An article with its text, one line a block and each of its sentences without a newline. */
export interface MadeArticle {
  readonly article: Article;
  readonly html: string;
  readonly source: string;
  readonly text: string;
}

const [drawPerson, drawOrganisation, drawPlace] = [
  zipfOf(peopleCount),
  zipfOf(organisations.length),
  zipfOf(places.length),
];
const [drawSite, drawTag] = [zipfOf(sites.length), zipfOf(tags.length)];
const day = 86_400_000;
const lastDay = Date.UTC(2025, 11, 31);
const tenYears = 3652;

/** The id of an article by its number: of a ULID's letters and length, later ones greater. */
export function articleId(number: number): string {
  return `01BENCH${String(number).padStart(19, '0')}`;
}

/** The same for the same seed and number. */
export function outlineOf(seed: number, number: number): Outline {
  const random = new Random(mixed(seed, number, 1));
  const topics = Array.from({ length: 12 }, () => drawRank(random, firstTelling));
  const people = Array.from({ length: random.between(1, 4) }, () => personNamed(drawPerson(random)));
  const organisation = organisations[drawOrganisation(random)] as string;
  const place = places[drawPlace(random)] as string;
  return {
    id: articleId(number),
    title: titleOf(random, topics, random.is(0.3) ? place : null),
    topics,
    people: [...new Set(people)],
    organisation,
    place,
    byline: personNamed(random.between(0, 400)),
    site: sites[drawSite(random)] as string,
    tags: [...new Set(Array.from({ length: random.between(0, 4) }, () => tags[drawTag(random)] as string))],
    published: new Date(lastDay - random.between(0, tenYears - 1) * day).toISOString().slice(0, 10),
  };
}

/** The article of that outline with a text of about `words` words, as importing would have stored it. */
export function makeArticle(seed: number, number: number, words = 600): MadeArticle {
  const outline = outlineOf(seed, number);
  const random = new Random(mixed(seed, number, 2));
  const blocks = makeBlocks(random, outline, words);
  const html = blocks.map(({ tag, text }) => `<${tag}>${text}</${tag}>`).join('\n');
  const source = `<!doctype html><html lang="en"><head><title>${outline.title}</title></head><body><article>${html}</article></body></html>`;
  const text = blocks.map((block) => block.text).join('\n');
  const saved = new Date(Date.UTC(2024, 0, 1) + number * 1_200_000).toISOString();
  const furthest = random.is(0.5) ? 0 : Math.round(random.next() * 100) / 100;
  const address = `https://${outline.site}/${outline.published.replaceAll('-', '/')}/${number}`;
  const article: Article = {
    format: 1,
    id: outline.id,
    title: outline.title,
    byline: outline.byline,
    site: outline.site,
    url: address,
    canonicalUrl: address,
    published: outline.published,
    saved,
    modified: saved,
    language: 'en',
    description: (blocks[0]?.text ?? '').slice(0, 140),
    updated: null,
    section: null,
    direction: null,
    found: { title: { source: 'json-ld', confidence: 0.9 }, published: { source: 'json-ld', confidence: 0.9 } },
    certainty: 0.95,
    edited: [],
    tags: [...outline.tags],
    state: articleStates[random.is(0.5) ? 3 : random.between(0, 2)] as Article['state'],
    favourite: false,
    progress: { furthest, last: furthest, at: null },
    words: text.split(/\s+/).length,
    content: contentHash(html),
    source: {
      file: 'source.html.gz',
      name: `${number}.html`,
      contentType: 'text/html',
      encoding: 'utf-8',
      sha256: contentHash(source),
      given: { url: address, contentType: 'text/html', format: null },
    },
    extractor: 0,
    sanitiser: sanitiserVersion,
    images: {},
    chosen: null,
    versions: [],
    warnings: [],
    deleted: null,
  };
  return { article, html, source, text };
}

/** A state of the generator that has nothing to do with that of a neighbour. */
export function mixed(seed: number, number: number, purpose: number): number {
  return Math.imul(seed * 31 + purpose, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b);
}

function titleOf(random: Random, topics: readonly number[], place: string | null): string {
  const [first, second, third] = topics.map((rank) => vocabulary[rank] as string);
  const start = random.pick(['the', 'a', 'why the', 'how one', 'after the', 'what the']);
  const end = place === null ? third : `${third} in ${place}`;
  const title = `${start} ${first} ${second} ${random.pick(['and', 'of', 'for', 'before', 'without'])} ${end}`;
  return capital(title);
}

function makeBlocks(random: Random, outline: Outline, words: number): { tag: 'p' | 'h2'; text: string }[] {
  const blocks: { tag: 'p' | 'h2'; text: string }[] = [];
  for (let written = 0; written < words; ) {
    const sentences = Array.from({ length: random.between(3, 6) }, () => sentence(random, outline));
    const text = sentences.join(' ');
    written += text.split(' ').length;
    if (blocks.length % 7 === 6) blocks.push({ tag: 'h2', text: capital(phrase(random, outline, 4)) });
    blocks.push({ tag: 'p', text });
  }
  // Everybody whom the outline names is named.
  const named = outline.people.map((person) => `${person} spoke of ${phrase(random, outline, 5)}.`);
  blocks.splice(1, 0, { tag: 'p', text: named.join(' ') });
  return blocks;
}

function sentence(random: Random, outline: Outline): string {
  const said = phrase(random, outline, random.between(6, 14));
  if (random.is(0.12)) {
    const person = random.pick(outline.people);
    const role = random.pick(roles);
    return random.is(0.5)
      ? `${person}, the ${role} of ${outline.organisation}, said that ${said}.`
      : `${capital(said)}, said ${person}, a ${role} in ${outline.place}.`;
  }
  return `${capital(said)}${random.is(0.3) ? `, ${phrase(random, outline, random.between(3, 7))}` : ''}.`;
}

/** Words of running text, one in fifteen of what the article is about. */
function phrase(random: Random, { topics }: Outline, length: number): string {
  return Array.from({ length }, () => vocabulary[random.is(0.07) ? random.pick(topics) : drawRank(random)]).join(' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
