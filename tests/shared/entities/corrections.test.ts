import { describe, expect, test } from 'vitest';
import { applyCorrections } from '#shared/entities/corrections/apply-corrections.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { Recognition } from '#shared/model/entity.ts';
import { correction, recognised, shown } from './corrections-fixture.ts';

const story = recognised(
  '[person:John Kirby] spoke in [place:Washington]. [person:John Kirby|Kirby] said that [place:North Korea|the North] and ' +
    '[place:North Korea] denied it, and that [organisation:Seoul] would answer. The Vigilant Storm exercise began.',
);

function corrected(rules: readonly Correction[], { text, recognition } = story, articleId = 'A'): Recognition {
  return applyCorrections(recognition, text, rules, articleId);
}

const kirby = { type: 'person', name: 'John Kirby' };
const korea = { type: 'place', name: 'North Korea' };

describe('a correction', () => {
  test('that is not there changes nothing', () => {
    expect(corrected([])).toBe(story.recognition);
    expect(shown(story.recognition)).toEqual([
      'person John Kirby (2): Kirby',
      'place North Korea (2): the North',
      'place Washington (1)',
      'organisation Seoul (1)',
    ]);
  });

  test('renames, and the name that the text uses becomes an alias', () => {
    const result = corrected([correction({ kind: 'rename', entity: korea, to: 'DPRK' }, 'r')]);
    expect(shown(result)[1]).toBe('place DPRK (2): the North, North Korea');
    expect(result.entities[1]).toMatchObject({ id: 'place:north-korea', corrections: ['r'] });
    expect(result.applied).toEqual(['r']);
  });

  test('is certain, whatever the recogniser was not', () => {
    const { text, recognition } = recognised('[person:Perrine] docked beside [person:Sundew].');
    const unsure = { ...recognition, entities: recognition.entities.map((each) => ({ ...each, possible: true })) };
    const rename = correction({ kind: 'retype', entity: { type: 'person', name: 'Perrine' }, to: 'work' });
    const { entities } = applyCorrections(unsure, text, [rename], 'A');
    expect(entities.map(({ name, type, possible }) => [name, type, possible])).toEqual([
      ['Perrine', 'work', undefined],
      ['Sundew', 'person', true],
    ]);
  });

  test('finds the entity whatever the case, the accents and the dots', () => {
    const result = corrected([
      correction({ kind: 'retype', entity: { type: 'organisation', name: 'the SÉOUL' }, to: 'place' }),
    ]);
    expect(shown(result)).toContain('place Seoul (1)');
    expect(result.mentions.every(({ type, text }) => text !== 'Seoul' || type === 'place')).toBe(true);
  });

  test('merges two, with counts and aliases of both', () => {
    const result = corrected([
      correction({ kind: 'merge', entity: { type: 'organisation', name: 'Seoul' }, into: korea }),
    ]);
    expect(shown(result)[0]).toBe('place North Korea (3): the North, Seoul');
    expect(result.entities).toHaveLength(3);
  });

  test('merges into one that the article does not name', () => {
    const into = { type: 'organisation', name: 'South Korean government' };
    const result = corrected([correction({ kind: 'merge', entity: { type: 'organisation', name: 'Seoul' }, into })]);
    expect(shown(result)).toContain('organisation South Korean government (1): Seoul');
  });

  test('makes a name an entity of its own', () => {
    const result = corrected([correction({ kind: 'split', entity: kirby, alias: 'Kirby' })]);
    expect(shown(result)).toEqual([
      'place North Korea (2): the North',
      'person John Kirby (1)',
      'place Washington (1)',
      'person Kirby (1)',
      'organisation Seoul (1)',
    ]);
  });

  test('leaves an entity out, here or everywhere', () => {
    const here = [correction({ kind: 'ignore', entity: kirby, articles: ['A'] })];
    expect(shown(corrected(here)).join()).not.toContain('Kirby');
    expect(corrected(here, story, 'B')).toBe(story.recognition);
    expect(corrected([correction({ kind: 'ignore', entity: kirby })], story, 'B').mentions).toHaveLength(4);
  });

  test('adds an entity wherever its name stands as whole words, in its own capitals', () => {
    const text = recognised(
      'The Storm came. STORM WARNING. A storm of Stormy weather; Storm’s end. [place:Storm Bay] was dry.',
    );
    const result = corrected([correction({ kind: 'add', entity: { type: 'event', name: 'Storm' } })], text);
    expect(result.mentions.map(({ text: words }) => words)).toEqual(['Storm', 'STORM', 'Storm', 'Storm Bay']);
    expect(shown(result)[0]).toBe('event Storm (3): STORM');
  });

  test('adds a name over what was seen in the same words', () => {
    const result = corrected([correction({ kind: 'add', entity: { type: 'person', name: 'Seoul' } })]);
    expect(shown(result)).toContain('person Seoul (1)');
    expect(shown(result)).not.toContain('organisation Seoul (1)');
  });

  test('adds one place only, over whatever was seen there', () => {
    const { text, recognition } = recognised('[place:Paris Hilton] met [place:Paris Hilton|Hilton]. Hilton smiled.');
    const anchor = {
      quote: { exact: 'Hilton', prefix: '[', suffix: '' },
      position: { start: 0, end: 6 },
      content: 'x',
    };
    const at = (start: number) => ({
      article: 'A',
      anchor: {
        ...anchor,
        quote: { exact: 'Hilton', prefix: text.slice(0, start), suffix: text.slice(start + 6) },
        position: { start, end: start + 6 },
      },
    });
    const entity = { type: 'person' as const, name: 'Conrad Hilton' };
    const add = { ...correction({ kind: 'add', entity }), at: at(6), every: false } as Correction;
    const result = applyCorrections(recognition, text, [add], 'A');
    expect(shown(result)).toEqual(['person Conrad Hilton (1): Hilton', 'place Paris Hilton (1): Hilton']);
    expect(result.mentions[0]).toMatchObject({ start: 6, end: 12, type: 'person' });
    // In a text that was changed the passage is taken where only one can be meant, and else nowhere.
    const later = `Later. ${text}`;
    const moved = { ...recognition, mentions: [], entities: [] };
    expect(applyCorrections(moved, later, [add], 'A').mentions.map(({ start }) => start)).toEqual([13]);
    expect(applyCorrections(moved, 'Hilton and Hilton', [add], 'A')).toBe(moved);
    expect(applyCorrections(moved, text, [add], 'B')).toBe(moved);
  });

  test('gives an entity another name to be found by', () => {
    const result = corrected([
      correction({
        kind: 'alias',
        entity: { type: 'event', name: 'Operation Vigilant Storm' },
        alias: 'Vigilant Storm',
      }),
      correction({ kind: 'alias', entity: korea, alias: 'Seoul' }),
    ]);
    expect(shown(result)).toContain('event Operation Vigilant Storm (1): Vigilant Storm');
    expect(shown(result)[0]).toBe('place North Korea (3): the North, Seoul');
  });

  test('made later wins, also over what an earlier one made', () => {
    const result = corrected([
      correction({ kind: 'rename', entity: korea, to: 'DPRK' }, '1'),
      correction({ kind: 'retype', entity: { type: 'place', name: 'DPRK' }, to: 'organisation' }, '2'),
      correction({ kind: 'rename', entity: { type: 'organisation', name: 'DPRK' }, to: 'North Korea' }, '3'),
      correction({ kind: 'ignore', entity: kirby }, '4'),
      correction({ kind: 'add', entity: { type: 'person', name: 'Kirby' } }, '5'),
      correction({ kind: 'add', entity: { type: 'work', name: 'Storm' } }, '6'),
      correction({ kind: 'ignore', entity: { type: 'work', name: 'Storm' } }, '7'),
    ]);
    expect(shown(result)[1]).toBe('organisation North Korea (2): the North');
    expect(result.entities[1]?.corrections).toEqual(['1', '2', '3']);
    expect(shown(result)).toContain('person Kirby (2)');
    expect(shown(result).join()).not.toContain('Storm');
    expect(result.applied).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  test('of two that name each other gives what the later one says', () => {
    const washington = { type: 'place', name: 'Washington' };
    const both = corrected([
      correction({ kind: 'merge', entity: washington, into: korea }),
      correction({ kind: 'merge', entity: korea, into: washington }),
    ]);
    expect(shown(both)).toContain('place Washington (3): the North, North Korea');
  });

  test('lets what a text says of speakers follow', () => {
    const speaker = (name: string, start: number, entity: string | null) => ({
      start,
      end: start + name.length,
      name,
      entity,
    });
    const unknown = { lead: null, stance: null, possible: null, via: null, date: null };
    const quote = { start: 0, end: 4, text: '', kind: 'direct' as const, verb: 'said', ...unknown };
    const { text } = story;
    const quotes = [
      { ...quote, speaker: speaker('Kirby', text.indexOf('Kirby said'), 'person:john-kirby') },
      { ...quote, speaker: speaker('he', text.length - 3, 'person:john-kirby') },
      { ...quote, speaker: speaker('spokesman', text.length - 9, null) },
      { ...quote, speaker: null, possible: speaker('Kirby', text.indexOf('Kirby said'), 'person:john-kirby') },
    ];
    const recognition = { ...story.recognition, quotes };
    const speakers = (rules: Correction[]) =>
      applyCorrections(recognition, text, rules, 'A').quotes.map((each) => each.speaker?.entity);
    const split = correction({ kind: 'split', entity: kirby, alias: 'Kirby' });
    expect(speakers([split])).toEqual(['person:kirby', 'person:john-kirby', null, undefined]);
    expect(applyCorrections(recognition, text, [split], 'A').quotes[3]?.possible?.entity).toBe('person:kirby');
    expect(speakers([correction({ kind: 'ignore', entity: kirby })])).toEqual([null, null, null, undefined]);
    const into = { type: 'place', name: 'Washington' };
    expect(speakers([correction({ kind: 'merge', entity: kirby, into })]).slice(0, 2)).toEqual([
      'place:washington',
      'place:washington',
    ]);
  });
});
