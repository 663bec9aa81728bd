/** Numbers below 1 that look random and are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const common = (
  'the of and to in a that was with for on by as at from it his her their which had were not but after before when ' +
  'who would could other more one two first last still only over under through against between without'
).split(' ');
const plain = (
  'harbour council river mill bread market winter ferry lantern orchard bridge teacher engine letter garden island ' +
  'window station weather captain museum village paper morning quarry theatre kitchen railway doctor meadow carried ' +
  'opened closed measured promised repaired counted painted refused answered waited crossed followed gathered slowly ' +
  'quietly seldom twice careful narrow distant broken heavy public early northern older wooden certain'
).split(' ');
const givenNames = 'Marta Odile Tobias Agnes Henrik Lucia Pavel Ingrid Samuel Renata Viktor Clara Jonas Elena'.split(
  ' ',
);
const familyNames =
  'Farrow Lindqvist Okafor Brandt Castellane Novak Sorensen Whitlock Marchetti Dubrow Hallam Petrenko Ashdown Vance'.split(
    ' ',
  );
const places = 'London Paris Berlin Oslo Madrid Vienna Warsaw Lisbon Dublin Prague Athens Helsinki'.split(' ');

/**
 * An article's body of about that many words, as the core would store it: paragraphs, headings, lists, quotations, a
 * table now and then, links and emphasis, 196 people and a dozen places. The same for the same seed.
 */
export function articleBody(words: number, seed: number): string {
  const random = seeded(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] as string;
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  let count = 0;

  const word = (): string => {
    count += 1;
    return pick(random() < 0.45 ? common : plain);
  };
  const phrase = (length: number): string => Array.from({ length }, word).join(' ');
  const name = (): string => {
    count += 1;
    return random() < 0.4 ? pick(places) : `${pick(givenNames)} ${pick(familyNames)}`;
  };
  const sentence = (): string => {
    const first = phrase(between(4, 10));
    const middle = random() < 0.25 ? ` ${name()} ` : random() < 0.1 ? ` <em>${phrase(2)}</em> ` : ' ';
    const link = random() < 0.06 ? `<a href="https://news.example/${between(1, 999)}">${phrase(3)}</a> ` : '';
    return `${first.charAt(0).toUpperCase()}${first.slice(1)}${middle}${link}${phrase(between(3, 9))}.`;
  };
  const sentences = (low: number, high: number): string =>
    Array.from({ length: between(low, high) }, sentence).join(' ');
  const item = (tag: string) => (): string => `<${tag}>${phrase(between(3, 12))}</${tag}>`;
  const row = (): string => `<tr>${Array.from({ length: 3 }, item('td')).join('')}</tr>`;

  const blocks: string[] = [];
  while (count < words) {
    const kind = blocks.length % 13 === 12 ? 0 : random();
    if (kind === 0) blocks.push(`<h2>${phrase(4)}</h2>`);
    else if (kind < 0.04) blocks.push(`<ul>${Array.from({ length: between(3, 6) }, item('li')).join('')}</ul>`);
    else if (kind < 0.08) blocks.push(`<blockquote><p>${sentences(1, 3)}</p></blockquote>`);
    else if (kind < 0.09) blocks.push(`<table><tbody>${Array.from({ length: 4 }, row).join('')}</tbody></table>`);
    else blocks.push(`<p>${sentences(3, 7)}</p>`);
  }
  return blocks.join('\n');
}

/** Passages of a text of that length, sorted by start: most a sentence long, some longer, now and then one over another. */
export function passages(count: number, length: number, seed: number): { start: number; end: number }[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const size = Math.round(random() < 0.9 ? 20 + random() * 140 : 200 + random() * 500);
    const start = Math.floor(random() * Math.max(1, length - size));
    return { start, end: Math.min(length, start + size) };
  }).sort((a, b) => a.start - b.start || b.end - a.end);
}
