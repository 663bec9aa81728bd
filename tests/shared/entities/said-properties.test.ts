import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from '#shared/entities/said/find-quotations.ts';
import { tokenise } from '#shared/entities/tokenise.ts';
import { type Entity, type Mention, quotationSchema } from '#shared/model/entity.ts';
import { runs } from '../../support/runs.ts';

const words =
  'said says told told that according to Kirby Brook he she it they who , . : ; – “ ” " ‘ ’ \' « » „ ( ) the a minister spokesman ' +
  'for of officials denied accused asked whether and but warned adding saying was quoted as by in statement on Tuesday will \n\n ’s I ? !';
const newsy = fc.array(
  fc.oneof(fc.constantFrom(...words.split(/ (?!$)/)), fc.string({ unit: 'grapheme', maxLength: 4 })),
  {
    maxLength: 80,
  },
);
const texts = fc.oneof(
  newsy.map((parts) => parts.join(' ')),
  newsy.map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

/** Names wherever the words stand that are names here, and, so that nothing relies on good ones, at some other places. */
function named(text: string, seed: number): { mentions: Mention[]; entities: Entity[] } {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(/Kirby|Brook|minister for|[“"] ?\w+/g)) {
    if (!/^[KB]/.test(match[0]) && (match.index + seed) % 3 > 0) continue;
    const type = (['person', 'organisation', 'place'] as const)[(match.index + seed) % 3] ?? 'person';
    const end = match.index + match[0].length;
    mentions.push({ start: match.index, end, text: match[0], type, entity: `${type}:${match[0]}` });
  }
  const entities = [...new Map(mentions.map((one) => [one.entity, one])).values()].map(
    ({ entity: id, text: name, type }): Entity => ({ id, name, type, aliases: [], count: 1 }),
  );
  return { mentions, entities };
}

describe('whatever the text and the names', () => {
  it('quotations are slices of it, sorted, and so are their speakers', () => {
    fc.assert(
      fc.property(texts, fc.nat(2), (text, seed) => {
        const found = named(text, seed);
        const ids = new Set(found.entities.map(({ id }) => id));
        let last = 0;
        const starts = new Set<number>();
        for (const quote of findQuotations({ text, dates: [], ...found })) {
          quotationSchema.parse(quote);
          expect(quote.start).toBeGreaterThanOrEqual(last);
          expect(quote.end).toBeGreaterThan(quote.start);
          expect(quote.text).toBe(text.slice(quote.start, quote.end));
          last = quote.start;
          if (quote.continues !== undefined) expect(starts).toContain(quote.continues);
          starts.add(quote.start);
          expect(quote.speaker !== null && quote.possible !== null).toBe(false);
          if (quote.verb !== null) expect(text).toContain(quote.verb);
          for (const speaker of [quote.speaker, quote.possible, quote.via]) {
            if (speaker === null) continue;
            expect(speaker.start).toBeGreaterThanOrEqual(0);
            expect(speaker.end).toBeGreaterThan(speaker.start);
            expect(speaker.end).toBeLessThanOrEqual(text.length);
            if (speaker.entity !== null) expect(ids.has(speaker.entity)).toBe(true);
          }
        }
      }),
      { numRuns: runs(1500) },
    );
  });

  it('the same text gives the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const document = { text, dates: [], ...named(text, 0) };
        expect(findQuotations(document)).toEqual(findQuotations(document));
      }),
    );
  });
});

describe('hostile text', () => {
  // Time, because that is what a person waits; the bound is many times what a slow machine needs for linear work.
  const hostile: Record<string, string> = {
    'opening marks': '“'.repeat(400_000),
    'single marks': "'".repeat(400_000),
    'marks without end': '"a '.repeat(200_000),
    'apostrophes before words': "'a ".repeat(200_000),
    'nested marks': `${'“a ‘b '.repeat(60_000)}${'c’ d” '.repeat(60_000)}`,
    'verbs alone': 'said '.repeat(200_000),
    'one endless sentence': 'Kirby, who said, '.repeat(60_000),
    'according to': 'according to '.repeat(100_000),
    'many brackets': '( '.repeat(200_000),
    'many short quotations': '“No,” he said. '.repeat(40_000),
    'many paragraphs': '“No,\n\n'.repeat(80_000),
    commas: ', said '.repeat(120_000),
    'quoted as': 'quoted as '.repeat(100_000),
    'the company': 'The company said it was quoted. '.repeat(30_000),
  };
  it.each(Object.keys(hostile))('%s: linear', { timeout: 60_000 }, (name) => {
    const text = hostile[name] ?? '';
    const tokens = tokenise(text);
    const found = named(text, 0);
    const start = performance.now();
    findQuotations({ text, dates: [], ...found }, tokens);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
