/** A story in two editions: the second has words changed, a paragraph moved, some gone and some new. */
export function editionOf(edition: 'first' | 'second'): string {
  const second = edition === 'second';
  const paragraphs = [
    'Every spring the keepers of the canal at Brenford drain the upper basin, and every spring somebody loses a boot in it.',
    `This year the draining took ${second ? 'eleven days' : 'nine days'}, said Petra Holm, who has written the log of the lock since her father put down the pen.`,
    'The first sluice was opened on a Monday, before the bakers were awake. The water went out without a sound, and the herons came at once.',
    ...(second
      ? []
      : ['Old Tamsin Vey remembers a year in which the eels were sold from a bathtub in front of the town hall.']),
    '<h2>What the mud keeps</h2>',
    'On the third day the bell of a ferry came up, green as a pear, with a name on it that nobody in the town could read.',
    'A schoolboy copied the letters into his exercise book and carried them to the library, where they were found to be Danish.',
    ...(second
      ? []
      : [
          'The council met twice about the bell and could not agree, for it belongs to everybody when it rings and to no one when it has to be cleaned.',
        ]),
    'Between the piles the divers counted forty bottles, nine bicycles and one sewing machine that still turned.',
    'None of it was worth anything, and all of it was photographed, weighed and laid out on the towpath by size.',
    'The dog of the lock house slept on the warm stones beside it and let nobody come near the sewing machine.',
    '<h2>The wall</h2>',
    second
      ? 'The wall on the north bank is in a better state than anyone had feared, and will be looked at again in ten years.'
      : 'The wall on the north bank is in a worse state than anyone had feared, and will be mended before the water comes back.',
    'Its stones were cut for another bridge, which explains the carved fish that look out of it at the height of a knee.',
    'Masons from the hills have come with their own lime, and live in two wagons behind the mill until it has set.',
    'They sing in the evenings, a little flat, and the town has begun to leave its windows open for them.',
    ...(second ? [] : ['The cost of it all is not known yet, which is how the treasurer prefers it.']),
    '<h2>The water comes back</h2>',
    'In the last week the gates are closed one after the other, and the river is asked in again through the small door.',
    'Petra Holm stands at the gauge for the whole night and writes down a number every quarter of an hour.',
    'By morning the basin looks as if nothing had happened, but for the boot, which is always found a week later.',
    ...(second
      ? ['A new sign on the quay says that the water belongs to everybody, and that nobody may swim in it.']
      : []),
  ];
  if (second) {
    const [dog = ''] = paragraphs.splice(
      paragraphs.findIndex((each) => each.startsWith('The dog')),
      1,
    );
    paragraphs.push(dog);
  }
  const body = paragraphs.map((each) => (each.startsWith('<h2>') ? each : `<p>${each}</p>`)).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The basin is empty | The Brenford Sluice</title>
<link rel="canonical" href="https://www.sluice.example/basin"></head><body><article><h1>The basin is empty</h1>
${body}</article></body></html>`;
}

/** What is marked in the first edition, and what the second does to it. */
export const markedWords = {
  kept: 'the herons came at once',
  moved: 'let nobody come near the sewing machine',
  changed: 'the draining took nine days, said Petra Holm',
  /** Gone with its paragraph; the second edition has the words in a new one, about something else. */
  doubtful: 'belongs to everybody',
  gone: 'the eels were sold from a bathtub',
  goneToo: 'The cost of it all is not known yet',
} as const;
