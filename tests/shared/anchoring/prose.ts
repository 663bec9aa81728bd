import fc from 'fast-check';

const words = (
  'harbour lantern copper winter ferry ledger orchard gravel thunder saddle velvet compass mirror barley anchor ' +
  'window shadow timber salmon candle hollow marble pocket silver tunnel meadow signal kettle border ribbon quarry ' +
  'walnut engine feather garden hammer island jacket ladder magnet needle oyster pepper rocket spider turtle violin'
).split(' ');

/** Sentences of 6 to 14 common words, each sentence ending in a full stop. */
export const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 6, maxLength: 14 })
  .map((chosen) => `${chosen.join(' ')}.`);

/** Texts of several paragraphs, one a line, as reading texts are. */
export const paragraphs = fc.array(
  fc.array(sentence, { minLength: 2, maxLength: 4 }).map((sentences) => sentences.join(' ')),
  { minLength: 4, maxLength: 9 },
);

/** A text with a passage in it, cut at any two units. */
export const passage = paragraphs
  .map((lines) => lines.join('\n'))
  .chain((text) =>
    fc
      .tuple(fc.integer({ min: 0, max: text.length - 2 }), fc.integer({ min: 1, max: 200 }))
      .map(([start, length]) => ({ text, start, end: Math.min(text.length, start + length) })),
  );
