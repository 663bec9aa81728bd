import { useQuery } from '@tanstack/react-query';
import { Archive, Clock, Inbox, type LucideIcon, Plus, Search, Trash2, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ArticleSummary } from '#shared/model/article.ts';
import type { SearchHit } from '#shared/model/search.ts';
import { articlesQuery } from '../../api/queries.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ArticleRow } from './article-row.tsx';
import styles from './library-list.module.css';
import { type ListName, listOf, useShownList } from './lists.ts';
import { QueryOptions } from './query-options.tsx';
import { SearchResults } from './search-results.tsx';

const lists: readonly { name: ListName; title: string; icon: LucideIcon; empty: string }[] = [
  {
    name: 'inbox',
    title: 'Inbox',
    icon: Inbox,
    empty: 'Articles you bring in wait here. Drop a saved page anywhere in this window.',
  },
  { name: 'later', title: 'Later', icon: Clock, empty: 'What you keep for later is here. Press l on an article.' },
  {
    name: 'archive',
    title: 'Archive',
    icon: Archive,
    empty: 'What you have read is kept here. Press e on an article.',
  },
  { name: 'trash', title: 'Trash', icon: Trash2, empty: 'The trash is empty.' },
];

interface LibraryListProps {
  articleId: string | null;
  onOpen: (id: string) => void;
  onOpenHit: (hit: SearchHit) => void;
  onImport: () => void;
}

/** The left pane: search, lists with their counts, and the articles of the list that is shown. */
export function LibraryList({ articleId, onOpen, onOpenHit, onImport }: LibraryListProps) {
  const { data: articles = [], isPending } = useQuery(articlesQuery);
  const [shown, show] = useShownList();
  const [query, setQuery] = useState('');
  const [caret, setCaret] = useState(0);
  const searchBox = useRef<HTMLInputElement>(null);
  const rows = listOf(articles, shown);
  const searching = query.trim() !== '';

  /** Writes into the box for the person, and leaves the keyboard there. */
  function write(next: string, at: number): void {
    setQuery(next);
    setCaret(at);
    searchBox.current?.focus();
    requestAnimationFrame(() => searchBox.current?.setSelectionRange(at, at));
  }

  return (
    <nav className={styles.pane} aria-label="Library">
      <div className={styles.top}>
        <label className={styles.search}>
          <Search aria-hidden />
          <input
            ref={searchBox}
            id="library-search"
            type="search"
            placeholder="Search"
            aria-label="Search articles and notes"
            value={query}
            onChange={({ target }) => {
              setQuery(target.value);
              setCaret(target.selectionStart ?? target.value.length);
            }}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? currentTarget.value.length)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') document.querySelector<HTMLElement>(`#search-results [data-hit]`)?.click();
              if (event.key === 'ArrowDown') document.querySelector<HTMLElement>(`#search-results button`)?.focus();
              if (event.key !== 'Escape') return;
              setQuery('');
              searchBox.current?.blur();
            }}
          />
          {searching && (
            <IconButton label="Clear search" className={styles.clear} onClick={() => setQuery('')}>
              <X />
            </IconButton>
          )}
        </label>
        <IconButton label="Import files" onClick={onImport}>
          <Plus />
        </IconButton>
      </div>

      {searching ? (
        <SearchResults
          query={query}
          options={<QueryOptions query={query} caret={Math.min(caret, query.length)} onPick={write} />}
          onOpen={onOpenHit}
          onQuery={(meant) => write(meant, meant.length)}
        />
      ) : (
        <>
          <ul className={styles.lists}>
            {lists.map(({ name, title, icon: Icon }) => (
              <li key={name}>
                <button type="button" aria-current={name === shown} onClick={() => show(name)}>
                  <Icon aria-hidden />
                  <span>{title}</span>
                  <span className={styles.count}>{listOf(articles, name).length || ''}</span>
                </button>
              </li>
            ))}
          </ul>
          <ArticleRows rows={rows} articleId={articleId} onOpen={onOpen} />
          {rows.length === 0 && !isPending && (
            <div className={styles.empty}>
              <p>{lists.find(({ name }) => name === shown)?.empty}</p>
              {shown === 'inbox' && <Button onClick={onImport}>Import files…</Button>}
            </div>
          )}
        </>
      )}
    </nav>
  );
}

interface ArticleRowsProps {
  rows: readonly ArticleSummary[];
  articleId: string | null;
  onOpen: (id: string) => void;
}

function ArticleRows({ rows, articleId, onOpen }: ArticleRowsProps) {
  return (
    <ul className={styles.articles} aria-label="Articles">
      {rows.map((article) => (
        <ArticleRow key={article.id} article={article} open={article.id === articleId} onOpen={onOpen} />
      ))}
    </ul>
  );
}
