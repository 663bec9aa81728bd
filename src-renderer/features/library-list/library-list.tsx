import { ListPlus, Plus, Search, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SearchHit } from '#shared/model/search.ts';
import { giveKeyboardBack, hasNoOtherPlace } from '../../lib/keyboard-place.ts';
import { later } from '../../lib/later.tsx';
import { text } from '../../lib/text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import searchField from '../../ui/search-field.module.css';
import { ArticleList } from './article-list.tsx';
import { IndexLine } from './index-line.tsx';
import styles from './library-list.module.css';
import { focusRows, goToRows } from './list-commands.ts';
import { ListGroups } from './list-groups.tsx';
import { editList } from './list-view.ts';
import { useShownList } from './lists.ts';

const QueryOptions = later(async () => (await import('./query-options.tsx')).QueryOptions);
const SearchResults = later(async () => (await import('./search-results.tsx')).SearchResults);

interface LibraryListProps {
  articleId: string | null;
  onOpen: (id: string) => void;
  onOpenHit: (hit: SearchHit) => void;
  onImport: () => void;
}

/** The left pane: search, lists with their counts, and the articles of the list that is shown. */
export function LibraryList({ articleId, onOpen, onOpenHit, onImport }: LibraryListProps) {
  const list = useShownList();
  const [query, setQuery] = useState('');
  const [caret, setCaret] = useState(0);
  /** The query for which Enter was pressed: its first hit opens once it is known, and no earlier one's. */
  const [entered, setEntered] = useState<string | null>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  /** What had the keyboard before the box. */
  const before = useRef<Element | null>(null);
  const pane = useRef<HTMLElement>(null);
  /** Whether that stands in this pane, of which the lists give way to what is found. */
  const wasInPane = useRef(false);
  const searching = query.trim() !== '';

  /** Writes into the box for the person, and leaves the keyboard there. */
  function write(next: string, at: number): void {
    setQuery(next);
    setCaret(at);
    searchBox.current?.focus();
    requestAnimationFrame(() => searchBox.current?.setSelectionRange(at, at));
  }

  /** Asks for the name of the list; it is shown then, in place of what was found. */
  function saveAsList(): void {
    const written = query.trim();
    editList({ id: null, name: written.slice(0, 100), query: written }, () => setQuery(''));
  }

  function goDown(): void {
    if (searching) document.querySelector<HTMLElement>(`#search-results button`)?.focus();
    else focusRows();
  }

  /** Gives the keyboard back to what had it before the box, or to the rows where that went with the lists. */
  function leaveBox(): void {
    setQuery('');
    searchBox.current?.blur();
    giveKeyboardBack(before.current);
    if (wasInPane.current) goToRows(hasNoOtherPlace);
  }

  return (
    <nav ref={pane} className={styles.pane} aria-label={text.library.pane}>
      <div className={styles.top}>
        <label className={`${searchField.field} ${styles.search}`}>
          <Search aria-hidden />
          <input
            ref={searchBox}
            id="library-search"
            type="search"
            placeholder={text.library.search}
            aria-label={text.library.searchLabel}
            value={query}
            onChange={({ target }) => {
              setQuery(target.value);
              setEntered(null);
              setCaret(target.selectionStart ?? target.value.length);
            }}
            onFocus={({ relatedTarget }) => {
              // What was found goes with the words; the way back from it is not a way to it.
              if (relatedTarget?.closest('#search-results, [data-of-words]') != null) return;
              before.current = relatedTarget;
              wasInPane.current = pane.current?.contains(relatedTarget) ?? false;
            }}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? currentTarget.value.length)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter') setEntered(query.trim());
              if (event.key === 'ArrowDown') goDown();
              if (event.key === 'Escape') leaveBox();
            }}
          />
          {searching && (
            <IconButton
              label={text.library.clearSearch}
              className={styles.clear}
              data-of-words
              onClick={() => write('', 0)}
            >
              <X />
            </IconButton>
          )}
        </label>
        <IconButton label={text.library.importFiles} onClick={onImport}>
          <Plus />
        </IconButton>
      </div>

      {searching ? (
        <>
          <Button look="quiet" className={styles.save} data-of-words onClick={saveAsList}>
            <ListPlus />
            {text.library.saveAsList}
          </Button>
          <SearchResults
            onLeave={() => searchBox.current?.focus()}
            query={query}
            entered={entered}
            onEntered={() => setEntered(null)}
            options={<QueryOptions query={query} caret={Math.min(caret, query.length)} onPick={write} />}
            onOpen={onOpenHit}
            onQuery={(meant) => write(meant, meant.length)}
          />
        </>
      ) : (
        <>
          <ListGroups shown={list?.key} />
          {list !== null && (
            <ArticleList
              // Another order begins at its beginning.
              key={`${list.key} ${list.order.sort} ${list.order.reversed}`}
              list={list}
              articleId={articleId}
              onOpen={onOpen}
              onImport={onImport}
            />
          )}
        </>
      )}
      <IndexLine />
    </nav>
  );
}
