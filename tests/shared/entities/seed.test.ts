import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recogniseText } from './knowledge-fixture.ts';

const seed = fileURLToPath(new URL('../../../../shared/seeds/article.txt', import.meta.url));
const present = existsSync(seed);

describe.skipIf(!present)(`the seed story${present ? '' : ' (skipped: ../shared/seeds is not here)'}`, () => {
  const entities = present ? recogniseText(readFileSync(seed, 'utf8')).entities : [];
  const of = (type: string) =>
    entities
      .filter((entity) => entity.type === type)
      .map(({ name, aliases }) => (aliases.length > 0 ? `${name} (${[...aliases].sort().join(', ')})` : name))
      .sort();

  it('names exactly these people, organisations and events', () => {
    // Catherine Sturm stands in the author box, which the extractor takes off before the reader sees the text.
    expect(of('person')).toEqual(['Catherine Sturm', 'John Kirby (Kirby)']);
    expect(of('organisation')).toEqual([
      'KCNA',
      'Ministry of National Defense',
      'NATO',
      'United Nations',
      'White House',
    ]);
    expect(of('event')).toEqual(['Operation Vigilant Storm']);
  });

  it('names exactly these places', () => {
    // "Korea" alone is what a broken line of the story itself says.
    const places =
      'Africa|Iran|Korea|Korean peninsula|Middle East|Moscow|North Africa|North Korea (DPRK, the North)|Pyongyang|Russia|Seoul|' +
      'South Korea|Ukraine|United States (US)|Washington';
    expect(of('place')).toEqual(places.split('|'));
  });
});
