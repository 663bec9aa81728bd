import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '#shared/entities/tokenise.ts';
import { recognitionSchema } from '#shared/model/entity.ts';
import { recogniseText } from './knowledge-fixture.ts';

const words =
  'the of and for in said Kirby John Mr President Russia Russian North Korea US U.S. U.S.-South DPRK UN NATO (NATO) Ministry Bank War ' +
  'Operation Paris Jordan al-Assad van de St. Inc. , . “ ” " ’s - – \n \n\n I A The May 2022 $ & É É 東京 😀 COVID-19 IT';
const newsy = fc.array(
  fc.oneof(fc.constantFrom(...words.split(/ (?!$)/)), fc.string({ unit: 'grapheme', maxLength: 6 })),
  { maxLength: 60 },
);
const texts = fc.oneof(
  newsy.map((parts) => parts.join(' ')),
  newsy.map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

describe('whatever the text', () => {
  it('mentions are slices of it, sorted and apart, and agree with the entities', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const result = recogniseText(text);
        recognitionSchema.parse(result);
        let end = 0;
        const counts = new Map<string, number>();
        for (const mention of result.mentions) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(mention.text).toBe(text.slice(mention.start, mention.end));
          end = mention.end;
          counts.set(mention.entity, (counts.get(mention.entity) ?? 0) + 1);
          const entity = result.entities.find(({ id }) => id === mention.entity);
          expect(entity?.type).toBe(mention.type);
        }
        expect(new Set(result.entities.map(({ id }) => id)).size).toBe(result.entities.length);
        for (const { id, count, name, aliases } of result.entities) {
          expect(counts.get(id)).toBe(count);
          expect(aliases).not.toContain(name);
        }
        const order = result.entities.map(({ count }) => count);
        expect(order).toEqual([...order].sort((a, b) => b - a));
      }),
      { numRuns: 500 },
    );
  });

  it('tokens cover all but white space', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let rest = '';
        let last = 0;
        for (const { start, end } of tokenise(text)) {
          rest += text.slice(last, start);
          last = end;
        }
        expect((rest + text.slice(last)).trim()).toBe('');
      }),
    );
  });
});

describe('hostile text', () => {
  // Time, because that is what a person waits; the bound is ten times what a slow machine needs for linear work.
  const hostile: Record<string, string> = {
    'capitals without a space': 'A'.repeat(1_000_000),
    'capitals with spaces': 'A '.repeat(500_000),
    'one name again and again': 'John Kirby '.repeat(90_000),
    'many names': Array.from({ length: 60_000 }, (_, i) => `Karl Xa${i.toString(36)} said.`).join(' '),
    'many surnames of one': Array.from({ length: 60_000 }, (_, i) => `Karl${i} Xab Xa${i.toString(36)}`).join('. '),
    'many organisations': Array.from({ length: 40_000 }, (_, i) => `The Xa${i.toString(36)} Agency (XA) met.`).join(
      ' ',
    ),
    initials: 'A.'.repeat(500_000),
    'dashes and apostrophes': "A-'".repeat(165_000),
    'line breaks': 'Kirby\n'.repeat(160_000),
    'white space': ' '.repeat(1_000_000),
    'opening marks': '“('.repeat(500_000),
    'of the of the': 'Ministry of the '.repeat(60_000),
    digits: '1'.repeat(1_000_000),
    'addresses without end': 'http://'.repeat(140_000),
  };
  it.each(Object.keys(hostile))('%s: linear', { timeout: 60_000 }, (name) => {
    const text = hostile[name] ?? '';
    const start = performance.now();
    recogniseText(text);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
