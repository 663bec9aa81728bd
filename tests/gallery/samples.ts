import { readingText } from '#shared/anchoring/reading-text.ts';
import { type Annotation, annotationSchema, type PlacedAnnotation } from '#shared/model/annotation.ts';
import { type Article, type ArticleSummary, articleSchema, articleSummarySchema } from '#shared/model/article.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { Entity, Mention, Quotation, Recognition } from '#shared/model/entity.ts';
import type { LinkedNote } from '#shared/model/linked-note.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import type { SiteRule } from '#shared/model/site-rule.ts';
import { continueQuery, libraryQuery, savedListsQuery } from '../../src-renderer/api/list-queries.ts';
import {
  annotationsQuery,
  articleQuery,
  deletedNotesQuery,
  duplicatesOfQuery,
  entitiesQuery,
  linksQuery,
  queryClient,
  rulesQuery,
  settingsQuery,
  tagUsesQuery,
} from '../../src-renderer/api/queries.ts';

/** Literal samples: articles, notes and names, and what of them the page knows without asking. */
export const settings = defaultSettings;

const time = '2026-03-14T08:00:00.000Z';

export const longTitle =
  'An unusually long headline about the consequences of the consequences, which an editor wrote late at night and nobody cut before it went to print, with Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft in it';

export const body = `
<p>VALLETTA – The <em>harbour</em> of Marsa closed its gates at noon on Friday, for the first time in forty years, after the wind had turned twice in one morning.</p>
<p>“Nobody drowned, and nobody was surprised,” said Carmela Vella, who has kept the lock since 1998. “The charts were wrong. The sea was not.”</p>
<h2>What the gates cost</h2>
<p>The Harbour Board puts the damage at 2.4 million euros. Vella denied that the warning had come late, and named three boats that had answered it.</p>
<p>Engineers of Nordhaven Works will look at the hinges on Monday; until then the ferries to Gozo leave from Sliema.</p>`;

const template = document.createElement('template');
template.innerHTML = body;
export const text = readingText(template.content).text;

export const article: Article = articleSchema.parse({
  format: 1,
  id: 'sample',
  title: 'The harbour closes its gates, and the charts are blamed',
  byline: 'Ida Brandt',
  site: 'The Postil Sampler',
  url: 'https://sampler.example/harbour',
  canonicalUrl: null,
  published: '2026-03-13',
  saved: time,
  modified: time,
  language: 'en',
  description: null,
  tags: ['harbours', 'malta/marsa'],
  state: 'inbox',
  progress: { furthest: 0.4, last: 0.2 },
  words: 1120,
  content: 'sha256-sample',
  source: { file: 'original.html', name: 'harbour.html', contentType: 'text/html', encoding: 'utf-8', sha256: '0' },
  certainty: 0.4,
  found: { byline: { source: 'by-line text', confidence: 0.4 } },
  versions: [],
  warnings: ['2 images were not saved with the page'],
  deleted: null,
});

/** An article of a site with a rule, of whose page a part was chosen, and that has had other texts. */
export const changedArticle: Article = {
  ...article,
  id: 'changed',
  url: 'https://news.example/harbour',
  chosen: { whole: false, body: 'main .story', remove: ['.advert'] },
  versions: [
    { content: 'sha256-first', replaced: '2026-03-13T18:30:00.000Z', words: 980 },
    { content: 'sha256-second', replaced: '2026-03-14T07:00:00.000Z', words: 1104 },
  ],
};

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

/** A row of the list; `id` tells it from the others. */
export function row(id: string, changes: Partial<ArticleSummary> = {}): ArticleSummary {
  return { ...articleSummarySchema.parse({ ...article, marks: 0 }), id, ...changes };
}

/** A note on the words `quote` of the article, or on the article where that is null. */
export function note(id: string, quote: string | null, changes: Partial<Annotation> = {}): PlacedAnnotation {
  const start = quote === null ? -1 : text.indexOf(quote);
  const isThere = quote !== null && start >= 0;
  const end = start + (quote?.length ?? 0);
  return {
    ...annotationSchema.parse({
      id,
      kind: 'note',
      color: 'yellow',
      anchor: quote === null ? null : { ...anchorOf(quote, Math.max(0, start)), content: article.content },
      body: '',
      tags: [],
      links: [],
      created: time,
      modified: time,
      deleted: null,
      ...changes,
    }),
    place: isThere ? { state: 'exact', start, end, confidence: 1 } : null,
  };
}

/** An article with an image that is marked, another one, and one that was not saved. */
export const pictured = {
  data: {
    article: { ...article, id: 'pictured', content: 'sha256-pictured' },
    html: `
<p>The gates on Friday, from the northern quay.</p>
<p><img src="media/1f.svg" alt="The northern quay" width="640" height="280"></p>
<p>And the sea, which was not wrong.</p>
<p><img src="media/2f.svg" alt="The sea" width="640" height="280"></p>
<p><img alt="The charts of 1986"></p>`,
  },
  notes: [
    {
      ...note('image', null, { body: 'Ask who took it.', color: 'green' }),
      anchor: { ...anchorOf('', 45), content: 'sha256-pictured', image: '1f.svg' },
      place: { state: 'exact', start: 45, end: 45, confidence: 1 },
    },
  ],
} satisfies { data: unknown; notes: readonly PlacedAnnotation[] };

/** A voice of this computer. */
export const voice: SpeechSynthesisVoice = {
  voiceURI: 'voice:emma',
  name: 'Emma, enhanced, from the highlands and islands',
  lang: 'en-GB',
  default: true,
  localService: true,
};

function anchorOf(exact: string, start: number) {
  const quote = {
    exact,
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(start + exact.length, start + exact.length + 32),
  };
  return { quote, position: { start, end: start + exact.length } };
}

export const markdown =
  'Compare the **September** chart:\n\n- depth at the sill\n- wind, twice\n\nIt says `2.4 m`, see [the board](https://sampler.example/board). #charts';

export const notes: readonly PlacedAnnotation[] = [
  note('whole', null, { body: 'Keep for the piece on harbours that were built for smaller storms.', color: 'teal' }),
  note('gates', 'closed its gates at noon on Friday', {
    color: 'green',
    body: 'First closure since 1986. Check with the board.',
  }),
  note('turned', 'noon on Friday, for the first time in forty years', { color: 'blue' }),
  note('drowned', '“Nobody drowned, and nobody was surprised,”', {
    color: 'pink',
    tags: ['quotable'],
    body: 'The quote for the headline.',
  }),
  note('damage', '2.4 million euros', {
    color: 'orange',
    links: [{ to: 'gates', article: 'sample', relation: 'supports' }],
  }),
  note('denied', 'denied that the warning had come late', { color: 'purple', body: 'Deny verb.', tags: ['denial'] }),
  note('hinges', 'look at the hinges on Monday', { color: 'red' }),
  note('ferries', 'the ferries to Gozo leave from Sliema', { color: 'teal' }),
];

export const links: readonly LinkedNote[] = [
  {
    note: 'damage',
    direction: 'to',
    relation: 'supports',
    other: {
      articleId: 'sample',
      id: 'gates',
      title: article.title,
      quote: 'closed its gates at noon on Friday',
      body: '',
      color: 'green',
    },
  },
];

function entity(id: string, type: Entity['type'], name: string, changes: Partial<Entity> = {}): Entity {
  return { id, type, name, aliases: [], count: 1, ...changes };
}

export const entities: readonly Entity[] = [
  entity('vella', 'person', 'Carmela Vella', {
    aliases: ['Vella'],
    count: 2,
    roles: ['who has kept the lock since 1998'],
  }),
  entity('board', 'organisation', 'Harbour Board', { corrections: ['c1'] }),
  entity('works', 'organisation', 'Nordhaven Works', { possible: true }),
  entity('marsa', 'place', 'Marsa'),
  entity('gozo', 'place', 'Gozo', { possible: true }),
];

const names = ['Carmela Vella', 'Harbour Board', 'Vella', 'Nordhaven Works', 'Marsa', 'Gozo'];
const mentions: readonly Mention[] = names
  .flatMap((name) => {
    const named = entities.find((each) => each.name === name || each.aliases.includes(name));
    const start = name === 'Vella' ? text.lastIndexOf(name) : text.indexOf(name);
    return named === undefined
      ? []
      : [{ start, end: start + name.length, text: name, type: named.type, entity: named.id }];
  })
  .sort((a, b) => a.start - b.start);

function span(words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length, text: words };
}

const spoken = { stance: null, possible: null, via: null, date: null };
const speaker = { start: 0, end: 0, name: 'Carmela Vella', entity: 'vella' };

const quotes: readonly Quotation[] = [
  { ...spoken, ...span('“Nobody drowned, and nobody was surprised,”'), kind: 'direct', speaker, verb: 'said' },
  { ...spoken, ...span('“The charts were wrong. The sea was not.”'), kind: 'direct', speaker, verb: null },
  {
    ...spoken,
    ...span('that the warning had come late'),
    kind: 'indirect',
    speaker,
    verb: 'denied',
    via: { ...speaker, name: 'Harbour News', entity: null },
    date: '2026-03-12',
  },
  {
    ...spoken,
    ...span('the damage at 2.4 million euros'),
    kind: 'indirect',
    speaker: null,
    verb: 'puts',
    possible: { ...speaker, name: 'Harbour Board', entity: 'board' },
  },
  { ...spoken, ...span('will look at the hinges on Monday'), kind: 'indirect', speaker: null, verb: null },
];

const recognition: Recognition = {
  mentions: [...mentions],
  entities: [...entities],
  quotes: [...quotes],
  dates: [
    { ...span('Friday'), iso: '2026-03-13' },
    { ...span('1998'), iso: '1998' },
    { ...span('Monday'), iso: '2026-03-16' },
  ],
};

/** Gives the page what it would ask for. */
export function knowSamples(): void {
  queryClient.setQueryData(settingsQuery.queryKey, settings);
  queryClient.setQueryData(articleQuery('sample').queryKey, { article, html: body });
  queryClient.setQueryData(annotationsQuery('sample').queryKey, [...notes]);
  queryClient.setQueryData(linksQuery('sample').queryKey, [...links]);
  queryClient.setQueryData(deletedNotesQuery('sample').queryKey, []);
  queryClient.setQueryData(entitiesQuery('sample', article.content).queryKey, {
    ...recognition,
    entities: entities.map((each) => ({
      ...each,
      libraryId: `${each.type}:${each.name}`,
      elsewhere: each.id === 'vella' ? 2 : 0,
      scope: null,
    })),
  });
  queryClient.setQueryData(duplicatesOfQuery('sample').queryKey, {
    total: 1,
    groups: [
      {
        articles: [
          {
            id: 'sample',
            title: article.title,
            site: 'The Postil Sampler',
            day: '2026-03-13',
            words: 1120,
            marks: 7,
            same: null,
          },
          {
            id: 'other',
            title: 'Marsa closes its gates',
            site: 'Harbour News',
            day: '2026-03-14',
            words: 1090,
            marks: 0,
            same: { by: 'text', percent: 94 },
          },
        ],
      },
    ],
  });
  queryClient.setQueryData(tagUsesQuery.queryKey, [
    { tag: 'denial', articles: 0, notes: 4 },
    { tag: 'harbours', articles: 12, notes: 1 },
    { tag: 'quotable', articles: 0, notes: 9 },
  ]);
  queryClient.setQueryData(savedListsQuery.queryKey, []);
  queryClient.setQueryData(rulesQuery.queryKey, []);
  queryClient.setQueryData(libraryQuery.queryKey, { articles: 3, isFilling: false });
  queryClient.setQueryData(continueQuery.queryKey, [row('one'), row('two', { title: longTitle })]);
}
