import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recognise } from '#shared/entities/recognise.ts';
import { toldOnce } from '#shared/entities/said/ledger.ts';
import { knowledge, recogniseText } from './knowledge-fixture.ts';

const seed = fileURLToPath(new URL('../../../../shared/seeds/article.txt', import.meta.url));
const present = existsSync(seed);

describe.skipIf(!present)(`the seed story${present ? '' : ' (skipped: ../shared/seeds is not here)'}`, () => {
  const quotes = present ? recogniseText(readFileSync(seed, 'utf8')).quotes : [];
  const about = (words: string) => quotes.filter(({ text, kind }) => text.includes(words) && kind === 'direct');
  const reported = (words: string) => quotes.filter(({ text, kind }) => text.includes(words) && kind === 'indirect');
  const entities = (found: typeof quotes) => [...new Set(found.map(({ speaker }) => speaker?.entity ?? null))];

  it('gives the ministry what its deputy director said, through KCNA', () => {
    const [rumour] = about('arms smuggling');
    expect(rumour?.speaker?.name).toMatch(/Deputy Director of Military Foreign Affairs/);
    expect(rumour?.speaker?.entity).toBe('organisation:ministry-of-national-defense');
    expect(rumour?.via?.name).toBe('KCNA');
    const [never] = about('arms trade');
    expect(never?.speaker?.name).toMatch(/Deputy Director/);
    expect(never?.speaker?.entity).toBe('organisation:ministry-of-national-defense');
  });

  it('gives Kirby what is said of the artillery', () => {
    for (const words of ['number of artillery shells', 'article shortages']) {
      expect(entities(about(words))).toEqual(['person:john-kirby']);
    }
    for (const words of ['guise of shipments', 'did not know', 'prolong the war', 'what steps could be taken']) {
      expect(entities(reported(words))).toEqual(['person:john-kirby']);
    }
  });

  it('tells of Kirby’s words on the reports that he spoke of reports', () => {
    const kirby = toldOnce(quotes).filter(({ speaker }) => speaker?.entity === 'person:john-kirby');
    const [whole, ...more] = kirby.filter(({ text }) => text.includes('number of artillery shells'));
    expect(whole?.text).toMatch(/^US reports indicate that/);
    expect(more).toEqual([]);
  });

  it('dates what Kirby said the week before, not on the day of the statement that refutes it', () => {
    const document = { text: readFileSync(seed, 'utf8'), published: '2022-11-08', language: 'en' };
    const [guise] = recognise(document, knowledge).quotes.filter(({ text }) => text.includes('guise of shipments'));
    expect(guise?.date).toBe('2022-W44');
  });

  it('tells denials, warnings and confirmations as such', () => {
    const stances = (words: string) => reported(words).map(({ stance }) => stance);
    expect(stances('replenish its stockpiles')).toEqual(['denied']);
    expect(stances('could lead to a nuclear test')).toEqual(['warned']);
    expect(stances('Operation Vigilant Storm')).toEqual(['confirmed']);
    expect(reported('replenish its stockpiles')[0]?.speaker?.name).toBe('Pyongyang');
  });

  it('says through whom it is known', () => {
    const [first] = reported('were baseless');
    expect([first?.speaker?.name, first?.via?.name]).toEqual(['North Korea', 'KCNA']);
  });

  it('takes scare quotes for what they are', () => {
    for (const scare of ['‘rumor’', '‘significant’', '‘arms trade’']) {
      expect(quotes.some(({ text }) => text === scare)).toBe(false);
    }
  });
});
