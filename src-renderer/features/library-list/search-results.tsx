import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect } from 'react';
import type { SearchAnswer, SearchHit, Snippet } from '#shared/model/search.ts';
import { searchQuery } from '../../api/queries.ts';
import { hasNamesake, type Named, originOf } from '../../lib/namesakes.ts';
import { text } from '../../lib/text.ts';
import { Failure } from '../../ui/failure.tsx';
import { Filled } from '../../ui/filled.tsx';
import { MarkedQuery } from './marked-query.tsx';
import styles from './search-results.module.css';

interface SearchResultsProps {
  query: string;
  /** A query whose first hit is to be opened; `onEntered` once it is. */
  entered: string | null;
  onEntered: () => void;
  /** What stands above what was found. */
  options: ReactNode;
  onOpen: (hit: SearchHit) => void;
  /** Back to the box. */
  onLeave: () => void;
  /** Looks for another query instead. */
  onQuery: (query: string) => void;
}

const none: SearchAnswer = { hits: [], isPartial: false, pending: 0, meant: null, problem: null, notice: null };

/** What the library holds of the query in the search box: articles first, then notes, each with its context. */
export function SearchResults({ query, entered, onEntered, options, onLeave, onOpen, onQuery }: SearchResultsProps) {
  const wanted = useDeferredValue(query.trim());
  const { data = none, isPending, isPlaceholderData, error, refetch } = useQuery(searchQuery(wanted));
  const { hits, isPartial, pending, meant, problem, notice } = data;
  const told = problem ?? notice;
  const groups = [
    { title: text.library.articles, hits: hits.filter((hit) => hit.kind === 'article') },
    { title: text.library.notes, hits: hits.filter((hit) => hit.kind === 'note') },
  ].filter((group) => group.hits.length > 0);
  const isEntered = entered !== null && entered === wanted && !isPending && !isPlaceholderData;
  useEffect(() => {
    if (!isEntered) return;
    onEntered();
    document.querySelector<HTMLElement>('#search-results [data-hit]')?.click();
  }, [isEntered, onEntered]);
  const articles = hits.map((hit): Named => ({ ...hit, id: hit.articleId }));
  const isNothing = hits.length === 0 && !isPending && problem === null;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that go between the buttons inside
    <div className={styles.results} id="search-results" onKeyDown={(event) => stepHits(event, onLeave)}>
      {options}
      {error === null ? (
        <p role="status" className={isNothing || isPartial ? styles.nothing : 'visually-hidden'}>
          {isNothing ? text.library.nothingFound : foundWords(hits.length, isPartial)}
        </p>
      ) : (
        <div className={styles.nothing}>
          <Failure error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {told !== null && (
        <p className={styles.problem}>
          {told.message} <MarkedQuery text={wanted} start={told.start} end={told.end} />
        </p>
      )}
      {meant !== null && (
        <button type="button" data-hit onClick={() => onQuery(meant)}>
          <span>
            <Filled text={text.library.didYouMean} parts={{ query: <strong>{meant}</strong> }} />
          </span>
        </button>
      )}
      {pending > 0 && <p className={styles.nothing}>{text.common.stillToRead(pending)}.</p>}
      {groups.map(({ title, hits }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {hits.map((hit) => (
              <li key={hit.noteId ?? hit.articleId}>
                <button type="button" data-hit onClick={() => onOpen(hit)}>
                  <span className={styles.title} lang={hit.language ?? undefined} dir="auto">
                    {hit.title}
                  </span>
                  <Origin of={{ ...hit, id: hit.articleId }} among={articles} />
                  {hit.snippets.slice(0, hit.kind === 'note' ? 3 : 2).map((snippet) => (
                    <Piece key={`${snippet.of} ${snippet.text}`} language={hit.language} {...snippet} />
                  ))}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The arrow keys go from hit to hit, and from the first back to the box; Escape goes there at once. */
function stepHits(event: KeyboardEvent<HTMLElement>, onLeave: () => void): void {
  const { key, target, currentTarget } = event;
  const move = { ArrowDown: 1, ArrowUp: -1 }[key];
  if ((move === undefined && key !== 'Escape') || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>('button')];
  const next = move === undefined ? -1 : buttons.indexOf(target as HTMLElement) + move;
  if (next < 0) onLeave();
  else buttons[next]?.focus();
}

function foundWords(count: number, isPartial: boolean): string {
  return isPartial ? text.library.someWords : text.library.found(count);
}

/** Where the article is from, beside a title that another hit has too. */
function Origin({ of, among }: { of: Named; among: readonly Named[] }) {
  if (!hasNamesake(of, among)) return null;
  return (
    <span className={styles.origin} dir="auto">
      {originOf(of, among).join(' · ')}
    </span>
  );
}

/** Some words around a match, and where they stand if not in the article. */
function Piece({ of, text: passage, ranges, language }: Snippet & { language: string | null }) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(passage.slice(at, start), <mark key={start}>{passage.slice(start, end)}</mark>);
    at = end;
  }
  const words = [...parts, passage.slice(at)];
  // What a person wrote is in a language of their own.
  const isOfArticle = of === 'text' || of === 'quote';
  return (
    <span className={styles.snippet}>
      {of !== 'text' && <small>{text.library.foundIn[of]}</small>}
      <span lang={isOfArticle ? (language ?? undefined) : undefined} translate="no">
        {of === 'tag' ? words : ['… ', ...words, '\u00a0…']}
      </span>
    </span>
  );
}
