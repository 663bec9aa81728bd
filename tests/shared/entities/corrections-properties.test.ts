import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyCorrections } from '#shared/entities/corrections/apply-corrections.ts';
import { type Correction, correctionSchema } from '#shared/model/correction.ts';
import { type EntityType, type Mention, type Recognition, recognitionSchema } from '#shared/model/entity.ts';
import { runs } from '../../support/runs.ts';

const words = [
  'Ada',
  'Ada Lovelace',
  'Lovelace',
  'Byron',
  'BYRON',
  'the Byron',
  'Lord Byron',
  'Émile',
  'emile',
  'U.S.',
  'US',
  'Ada Bank',
];
const types: EntityType[] = ['person', 'organisation', 'place'];
const name = fc.constantFrom(...words);
const type = fc.constantFrom(...types);
const ref = fc.record({ type, name });
const articles = fc.constantFrom(null, null, ['A'], ['B']);
const span = fc.tuple(fc.nat(120), fc.nat(12));

/** A text of names and other words, and a recognition that saw some of them, as whatever. */
const documents = fc
  .array(fc.tuple(fc.constantFrom(...words, 'said', 'and', 'X'), fc.nat(3), type, fc.nat(2)), {
    minLength: 1,
    maxLength: 25,
  })
  .map((parts) => {
    let text = '';
    const mentions: Mention[] = [];
    for (const [word, seen, kind, owner] of parts) {
      if (seen > 0) {
        const entity = `${kind}:${owner === 0 ? word : owner}`;
        mentions.push({ start: text.length, end: text.length + word.length, text: word, type: kind, entity });
      }
      text += `${word} `;
    }
    const entities = [...Map.groupBy(mentions, ({ entity }) => entity)].map(([id, own]) => {
      const forms = [...new Set(own.map((mention) => mention.text))];
      return { id, name: forms[0] ?? '', type: (own[0] as Mention).type, aliases: forms.slice(1), count: own.length };
    });
    entities.sort((a, b) => b.count - a.count);
    const quotes = mentions.map(({ start, end, text: said, entity }) => ({
      start,
      end,
      text: said,
      kind: 'direct' as const,
      verb: null,
      speaker: { start, end, name: said, entity },
      lead: null,
      stance: null,
      possible: null,
      via: null,
      date: null,
    }));
    return { text, recognition: { mentions, entities, quotes, dates: [] } satisfies Recognition };
  });

const rules = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('rename'), entity: ref, to: name, articles }),
      fc.record({ kind: fc.constant('retype'), entity: ref, to: type, articles }),
      fc.record({ kind: fc.constant('merge'), entity: ref, into: ref, articles }),
      fc.record({ kind: fc.constant('split'), entity: ref, alias: name, articles }),
      fc.record({ kind: fc.constant('ignore'), entity: ref, articles }),
      fc.record({ kind: fc.constant('alias'), entity: ref, alias: name, articles }),
      fc.record({ kind: fc.constant('note'), entity: ref, body: name, articles }),
      fc.record({ kind: fc.constant('add'), entity: ref, articles, every: fc.boolean(), at: fc.option(span) }),
    ),
    { maxLength: 9 },
  )
  .map(
    (all) =>
      (text: string): Correction[] =>
        all.map((rule, i) => {
          const at = 'at' in rule && rule.at !== null ? { article: 'A', anchor: anchorOf(text, rule.at) } : null;
          return correctionSchema.parse({ ...rule, at, id: `${i}`, created: '', modified: '', deleted: null });
        }),
  );

function anchorOf(text: string, [from, length]: readonly [number, number]) {
  const start = Math.min(from, Math.max(0, text.length - 1));
  const end = Math.min(text.length, start + 1 + length);
  const quote = {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 5), start),
    suffix: text.slice(end, end + 5),
  };
  return { quote, position: { start, end }, content: '' };
}

const cases = fc
  .tuple(documents, rules)
  .map(([{ text, recognition }, make]) => ({ text, recognition, all: make(text) }));

test('mentions are sorted slices of the text without overlap, and counts are counted', () => {
  fc.assert(
    fc.property(cases, ({ text, recognition, all }) => {
      const result = applyCorrections(recognition, text, all, 'A');
      recognitionSchema.parse(result);
      let end = 0;
      for (const mention of result.mentions) {
        expect(mention.start).toBeGreaterThanOrEqual(end);
        expect(mention.end).toBeGreaterThan(mention.start);
        expect(mention.text).toBe(text.slice(mention.start, mention.end));
        expect(result.entities.find(({ id }) => id === mention.entity)?.type).toBe(mention.type);
        end = mention.end;
      }
      expect(new Set(result.entities.map(({ id }) => id)).size).toBe(result.entities.length);
      for (const { id, count, name: own, aliases } of result.entities) {
        expect(result.mentions.filter(({ entity }) => entity === id)).toHaveLength(count);
        expect(count).toBeGreaterThan(0);
        expect(aliases).not.toContain(own);
        expect(new Set(aliases).size).toBe(aliases.length);
      }
      const counts = result.entities.map(({ count }) => count);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      for (const { speaker } of result.quotes) {
        if (speaker?.entity) expect(result.entities.map(({ id }) => id)).toContain(speaker.entity);
      }
    }),
    { numRuns: runs(2000) },
  );
});

test('to apply corrections twice is to apply them once', () => {
  fc.assert(
    fc.property(cases, ({ text, recognition, all }) => {
      const once = applyCorrections(recognition, text, all, 'A');
      expect(applyCorrections(once, text, all, 'A')).toEqual(once);
    }),
    { numRuns: runs(4000) },
  );
});

test('what is taken back is as if it had never been made', () => {
  fc.assert(
    fc.property(cases, fc.nat(8), ({ text, recognition, all }, which) => {
      const without = all.filter((_, i) => i !== which);
      const undone = all.map((rule, i) => (i === which ? { ...rule, deleted: 'now' } : rule));
      expect(applyCorrections(recognition, text, undone, 'A')).toEqual(
        applyCorrections(recognition, text, without, 'A'),
      );
    }),
    { numRuns: runs(500) },
  );
});

test('what a correction leaves out is not there, unless a later one brings it', () => {
  fc.assert(
    fc.property(cases, ref, ({ text, recognition, all }, entity) => {
      const ignore = correctionSchema.parse({
        ...{ kind: 'ignore', entity, id: 'last', created: '', modified: '', deleted: null },
      });
      const before = applyCorrections(recognition, text, all, 'A');
      const result = applyCorrections(recognition, text, [...all, ignore], 'A');
      const named = (found: Recognition) =>
        found.entities.filter((each) => each.type === entity.type && each.name === entity.name);
      expect(named(result)).toEqual([]);
      expect(result === before || result.applied?.includes('last') || named(before).length === 0).toBe(true);
    }),
    { numRuns: runs(1000) },
  );
});

test('an article that a correction does not name stays as it was', () => {
  fc.assert(
    fc.property(cases, ({ text, recognition, all }) => {
      const elsewhere = all.map((rule) => ({ ...rule, articles: ['B'] }));
      expect(applyCorrections(recognition, text, elsewhere, 'A')).toBe(recognition);
    }),
  );
});
