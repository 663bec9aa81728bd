import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '#shared/entities/tokenise.ts';
import { recognitionSchema } from '#shared/model/entity.ts';
import { runs } from '../../support/runs.ts';
import { scale } from '../../trust/scale.ts';
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
      { numRuns: runs(500) },
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
  // In full a text of a million characters; in every run a tenth of it.
  const part = scale(0.1, 1);
  const many = (count: number) => Math.floor(count * part);
  const numbered = (count: number, one: (name: string) => string) => (share: number) =>
    Array.from({ length: many(count * share) }, (_, i) => one(i.toString(36)));
  const again = (text: string, count: number) => (share: number) => text.repeat(many(count * share));
  const [names, surnames, organisations] = [
    numbered(60_000, (name) => `Karl Xa${name} said.`),
    numbered(60_000, (name) => `Karl${name} Xab Xa${name}`),
    numbered(40_000, (name) => `The Xa${name} Agency (XA) met.`),
  ];
  /** Each a text of a share of its full length. */
  const hostile: Record<string, (share: number) => string> = {
    'capitals without a space': again('A', 1_000_000),
    'capitals with spaces': again('A ', 500_000),
    'one name again and again': again('John Kirby ', 90_000),
    'many names': (share) => names(share).join(' '),
    'many surnames of one': (share) => surnames(share).join('. '),
    'many organisations': (share) => organisations(share).join(' '),
    initials: again('A.', 500_000),
    'dashes and apostrophes': again("A-'", 165_000),
    'line breaks': again('Kirby\n', 160_000),
    'white space': again(' ', 1_000_000),
    'opening marks': again('“(', 500_000),
    'of the of the': again('Ministry of the ', 60_000),
    digits: again('1', 1_000_000),
    'addresses without end': again('http://', 140_000),
  };

  /** In milliseconds of this thread: what others do on the machine is no part of it. */
  function cost(text: string): number {
    const before = process.threadCpuUsage();
    recogniseText(text);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  }

  // Of four times as much four times the work, and where it is quadratic sixteen times. What is over in a few milliseconds tells
  // nothing; and what seems more is measured again, as memory was perhaps being cleared.
  it.each(Object.keys(hostile))('%s: linear', { timeout: 120_000 }, (name) => {
    const text = hostile[name] as (share: number) => string;
    cost(text(0.02));
    let [whole, quarter] = [cost(text(1)), cost(text(0.25))];
    if (whole / quarter >= 8) [whole, quarter] = [Math.min(whole, cost(text(1))), cost(text(0.25))];
    if (whole > 40) expect(whole / quarter).toBeLessThan(8);
  });
});
