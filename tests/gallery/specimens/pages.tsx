import type { ReactNode } from 'react';
import type { ComparedLine } from '#shared/model/comparison.ts';
import {
  annotationsQuery,
  articleQuery,
  diffQuery,
  pageQuery,
  queryClient,
  statementsQuery,
} from '../../../src-renderer/api/queries.ts';
import { EntityScreen } from '../../../src-renderer/app/entity-screen.tsx';
import { ChoosePart } from '../../../src-renderer/features/choose-part/choose-part.tsx';
import { useDuplicatesView } from '../../../src-renderer/features/duplicates/duplicates-view.ts';
import { MonthsChart } from '../../../src-renderer/features/entities/months-chart.tsx';
import { Related } from '../../../src-renderer/features/related/related.tsx';
import { Ledger } from '../../../src-renderer/features/said/ledger.tsx';
import { useLedgerView } from '../../../src-renderer/features/said/ledger-view.ts';
import { VersionDiff } from '../../../src-renderer/features/version-diff/version-diff.tsx';
import { Drawn, drawn } from '../drawn.tsx';
import { knowLibrary, vella } from '../library-samples.ts';
import { article, changedArticle, notes } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';
import { body, text } from '../text-sample.ts';

const nothing = () => undefined;

/** What stands in place of the article, as high as all of it is. */
function Page({ children }: { children: ReactNode }) {
  return <div className="page">{children}</div>;
}

const lines = text.split('\n');
const lineAt = (index: number) => lines[index] ?? '';

/** A line of the later text, in the pieces that are given, else as it is. */
function line(kind: ComparedLine['kind'], index: number, pieces?: ComparedLine['pieces']): ComparedLine {
  const start = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
  const whole = lineAt(index);
  return {
    kind,
    start,
    end: start + whole.length,
    heading: index === 2 ? 2 : null,
    pieces: pieces ?? [{ kind: kind === 'same' ? 'same' : kind === 'removed' ? 'removed' : 'added', text: whole }],
  };
}

const compared: ComparedLine[] = [
  line('changed', 0, [
    { kind: 'same', text: 'VALLETTA – The harbour of Marsa closed its gates ' },
    { kind: 'removed', text: 'on Thursday night' },
    { kind: 'added', text: 'at noon on Friday' },
    { kind: 'same', text: lineAt(0).slice(lineAt(0).indexOf(', for the')) },
  ]),
  { ...line('removed', 1), pieces: [{ kind: 'removed', text: 'The board was not asked, and did not say.' }] },
  ...Array.from({ length: 6 }, () => line('same', 1)),
  line('added', 2),
  line('moved', 3, [{ kind: 'same', text: lineAt(3) }]),
  line('split', 4, [
    { kind: 'removed', text: '\n' },
    { kind: 'same', text: lineAt(4) },
  ]),
  line('joined', 1, [
    { kind: 'same', text: lineAt(1).slice(0, 40) },
    { kind: 'removed', text: '\n' },
    { kind: 'same', text: lineAt(1).slice(40) },
  ]),
];

/** Of the blocks in the article, after those of the page around it. */
let block = 6;
const numbered = body.replaceAll(/<(p|h2)>/g, (_, name) => {
  block += 1;
  return `<${name} data-postil-block="${block}">`;
});

/** The page that the article was made of, as the outline of it is sent. */
const outline = `
<header data-postil-block="0"><p>The Postil Sampler</p><nav data-postil-block="1"><ul><li>News</li><li>Sea</li><li>Letters</li></ul></nav></header>
<main data-postil-block="2"><h1 data-postil-block="3">${article.title}</h1>
<article data-postil-block="4">${numbered}</article>
<aside data-postil-block="5"><h2>Read on</h2><p>Forty years at the lock</p><p>Who keeps the charts?</p></aside></main>
<footer data-postil-block="6"><p>All rights reserved. Write to the editor.</p></footer>`;

let emptyLedger = '';

export const pages: SpecimenGroup = {
  title: 'In place of the article',
  specimens: [
    {
      id: 'entity-index',
      title: 'The entities of the library',
      prepare: knowLibrary,
      show: () => (
        <Page>
          <EntityScreen place={{ kind: 'index' }} onOpenLink={nothing} />
        </Page>
      ),
    },
    {
      id: 'entity-page',
      title: 'The page of an entity: notes, others that may be the same, what it said, what is said of it, its dates',
      show: () => (
        <Page>
          <EntityScreen place={{ kind: 'entity', id: vella.id, writes: false }} onOpenLink={nothing} />
        </Page>
      ),
    },
    {
      id: 'months',
      title: 'Articles by year, over a long time',
      show: () => (
        <MonthsChart
          months={Array.from({ length: 18 }, (_, at) => ({ month: `${2008 + at}-03`, articles: (at * 7) % 12 }))}
        />
      ),
    },
    {
      id: 'ledger',
      title: 'Who said what: plainly, through another, perhaps, nobody, in German',
      show: () => (
        <Page>
          <EntityScreen place={{ kind: 'ledger' }} onOpenLink={nothing} />
        </Page>
      ),
    },
    {
      id: 'ledger-empty',
      title: 'Nobody said that',
      prepare: () => {
        const view = { who: 'Vella', topic: 'lighthouse', from: '2026-01-01', until: '' };
        const none = { pages: [{ statements: [], total: 0, pending: 12 }], pageParams: [0] };
        queryClient.setQueryData(statementsQuery({ ...view, until: null }).queryKey, none);
        useLedgerView.setState(view);
        emptyLedger = drawn('empty', <Ledger onOpen={nothing} />);
        useLedgerView.setState(useLedgerView.getInitialState());
      },
      show: () => (
        <Page>
          <Drawn html={emptyLedger} />
        </Page>
      ),
    },
    {
      id: 'duplicates',
      title: 'What is in the library more than once',
      prepare: () => useDuplicatesView.setState({ row: 'sample' }),
      show: () => (
        <Page>
          <EntityScreen place={{ kind: 'duplicates' }} onOpenLink={nothing} />
        </Page>
      ),
    },
    {
      id: 'version-diff',
      title: 'What changed since an earlier text: changed, removed, unchanged, added, moved, split, joined',
      prepare: () => {
        const { id, content, versions } = changedArticle;
        const [from] = versions;
        queryClient.setQueryData(articleQuery(id).queryKey, { article: changedArticle, html: body });
        queryClient.setQueryData(annotationsQuery(id).queryKey, [...notes]);
        queryClient.setQueryData(diffQuery(id, from?.content ?? '', content).queryKey, {
          from: { content: from?.content ?? '', replaced: from?.replaced ?? '' },
          lines: compared,
        });
      },
      show: () => (
        <Page>
          <VersionDiff
            articleId={changedArticle.id}
            from={changedArticle.versions[0]?.content ?? ''}
            onShow={nothing}
            onShowNote={nothing}
          />
        </Page>
      ),
    },
    {
      id: 'comparison',
      title: 'What tells an article from another one that is nearly the same: still asked for',
      prepare: () => queryClient.setQueryData(articleQuery('other').queryKey, { article: changedArticle, html: body }),
      show: () => (
        <Page>
          <EntityScreen place={{ kind: 'comparison', id: 'sample', other: 'other' }} onOpenLink={nothing} />
        </Page>
      ),
    },
    {
      id: 'choose-part',
      title: 'The whole page, for a part of it to be chosen',
      prepare: () => queryClient.setQueryData(pageQuery('sample').queryKey, { html: outline, source: 'sha256-page' }),
      show: () => (
        <Page>
          <ChoosePart articleId="sample" />
        </Page>
      ),
    },
    {
      id: 'related',
      title: 'Related articles, after the last line',
      show: () => <Related article={article} />,
    },
  ],
};
