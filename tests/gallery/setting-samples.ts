import type { Correction } from '#shared/model/correction.ts';
import type { SiteRule } from '#shared/model/site-rule.ts';
import { longTitle, time } from './samples.ts';

/** The rules of sites. */
export const rules: readonly SiteRule[] = [
  {
    host: 'news.example',
    whole: false,
    body: 'main .story',
    remove: ['.advert', 'aside[data-related]'],
    modified: time,
  },
  { host: 'hafenblatt.example', whole: true, body: null, remove: [], modified: time },
  {
    host: 'a-very-long-name-of-a-newspaper-that-nobody-reads-any-more.example',
    whole: false,
    body: null,
    remove: ['.newsletter'],
    modified: time,
  },
];

const vella = { type: 'person', name: 'Vella' } as const;
const asMade = { created: time, modified: time, deleted: null, entity: vella, articles: null };

/** What the person said of names. */
export const made: readonly Correction[] = [
  { ...asMade, id: 'c1', kind: 'rename', to: 'Carmela Vella' },
  { ...asMade, id: 'c2', kind: 'retype', entity: { type: 'person', name: 'Marsa' }, to: 'place', articles: ['sample'] },
  {
    ...asMade,
    id: 'c3',
    kind: 'merge',
    entity: { type: 'organisation', name: 'the Board' },
    into: { type: 'organisation', name: 'Harbour Board' },
  },
  { ...asMade, id: 'c4', kind: 'ignore', entity: { type: 'work', name: longTitle } },
];
