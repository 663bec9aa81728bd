import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { SearchHit } from '#shared/api/contract.ts';
import { searchQuery } from '../../api/queries.ts';
import styles from './search-results.module.css';

interface SearchResultsProps {
  query: string;
  onOpen: (hit: SearchHit) => void;
}

/** What the library holds of the words in the search box: articles first, then notes, each with its context. */
export function SearchResults({ query, onOpen }: SearchResultsProps) {
  const { data: hits = [], isPending, error } = useQuery(searchQuery(useDeferredValue(query.trim())));
  const groups = [
    { title: 'Articles', hits: hits.filter((hit) => hit.kind === 'article') },
    { title: 'Notes', hits: hits.filter((hit) => hit.kind === 'note') },
  ].filter((group) => group.hits.length > 0);

  return (
    <div className={styles.results} id="search-results">
      <p role="status" className={hits.length === 0 && !isPending ? styles.nothing : 'visually-hidden'}>
        {error?.message ??
          (hits.length === 0 ? 'Nothing in the library holds all of these words.' : `${hits.length} found`)}
      </p>
      {groups.map(({ title, hits }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {hits.map((hit) => (
              <li key={hit.noteId ?? hit.articleId}>
                <button type="button" onClick={() => onOpen(hit)}>
                  <span className={styles.title}>{hit.title}</span>
                  {hit.snippets.slice(0, 2).map((snippet) => (
                    <Snippet key={snippet.text} {...snippet} />
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

function Snippet({ text, ranges }: SearchHit['snippets'][number]) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <span className={styles.snippet}>
      … {parts}
      {text.slice(at)} …
    </span>
  );
}
