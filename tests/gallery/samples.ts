import { quoteOf } from '#shared/anchoring/selectors.ts';
import { type Annotation, annotationSchema, type PlacedAnnotation } from '#shared/model/annotation.ts';
import { type Article, type ArticleSummary, articleSchema, articleSummarySchema } from '#shared/model/article.ts';
import type { LinkedNote } from '#shared/model/linked-note.ts';
import { defaultSettings } from '#shared/model/settings.ts';
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
import { entities, recognition } from './recognition-samples.ts';
import { body, text } from './text-sample.ts';

/** Literal samples: articles, notes and names, and what of them the page knows without asking. */
export const settings = defaultSettings;

export const time = '2026-03-14T08:00:00.000Z';

export const longTitle =
  'An unusually long headline about the consequences of the consequences, which an editor wrote late at night and nobody cut before it went to print, with Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft in it';

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
  return { quote: quoteOf(text, start, start + exact.length), position: { start, end: start + exact.length } };
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
