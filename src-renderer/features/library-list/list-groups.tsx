import { useQuery } from '@tanstack/react-query';
import { Archive, BookOpen, Clock, Filter, Inbox, Library, type LucideIcon, Star, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { type BuiltInList, builtInLists } from '#shared/model/choices.ts';
import type { SavedList } from '#shared/model/saved-list.ts';
import { isGiven } from '../../api/command-list.ts';
import { deleteList, moveList } from '../../api/list-actions.ts';
import { countsQuery, savedListsQuery } from '../../api/list-queries.ts';
import { isKeyboardFree } from '../../lib/keyboard-place.ts';
import { text } from '../../lib/text.ts';
import { Failure } from '../../ui/failure.tsx';
import { LibraryPages, useShownPage } from './library-pages.tsx';
import { exportList } from './list-commands.ts';
import { ListButton, ListGroup } from './list-group.tsx';
import styles from './list-groups.module.css';
import { ListMenu, type ListMenuAction } from './list-menu.tsx';
import { editList } from './list-view.ts';
import { type ShownList, showList, showTag, tagOf } from './lists.ts';
import { TagsSection } from './tags/tags-section.tsx';

const icons: Readonly<Record<BuiltInList, LucideIcon>> = {
  inbox: Inbox,
  reading: BookOpen,
  later: Clock,
  favourites: Star,
  archive: Archive,
  all: Library,
  trash: Trash2,
};
const names = Object.keys(builtInLists) as BuiltInList[];
const none: readonly SavedList[] = [];

/** Every list there is, in groups, each with its count. */
export function ListGroups({ shown }: { shown: string | undefined }) {
  const { data: saved = none, error, refetch } = useQuery(savedListsQuery);
  const queries = [...new Set([...Object.values(builtInLists), ...saved.map(({ query }) => query)])];
  const { data: counts } = useQuery(countsQuery(queries));
  const page = useShownPage();
  return (
    <div className={styles.groups} data-page={page !== undefined}>
      <ListGroup name={text.library.pane} shows={false}>
        {names.map((name) => (
          <ListButton
            key={name}
            rowKey={name}
            title={text.library.lists[name]}
            icon={icons[name]}
            count={counts?.get(builtInLists[name])}
            isShown={name === shown}
            onShow={() => showList(name)}
          />
        ))}
      </ListGroup>
      {error !== null && (
        <div className={styles.told}>
          <Failure error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {saved.length > 0 && <SavedGroup saved={saved} counts={counts} shown={shown} />}
      <TagsSection shown={tagOf(shown ?? '')} onShow={(tag) => (tag === null ? showList('inbox') : showTag(tag))} />
      <LibraryPages shown={page} />
    </div>
  );
}

interface SavedGroupProps {
  saved: readonly SavedList[];
  counts: ReadonlyMap<string, number | null> | undefined;
  shown: string | undefined;
}

/** The queries that the person keeps as lists. */
function SavedGroup({ saved, counts, shown }: SavedGroupProps) {
  function act(list: SavedList, action: ListMenuAction): void {
    if (action === 'change') editList(list);
    else if (action === 'export') exportList(savedOf(list), counts?.get(list.query) ?? null);
    else if (action === 'delete') {
      const at = saved.indexOf(list);
      const next = saved[at + 1] ?? saved[at - 1];
      if (list.id === shown) showList('inbox');
      const isAtList = () => isKeyboardFree(document.activeElement?.closest('[data-list]'));
      void deleteList(list).then(() => isAtList() && focusList(next?.id ?? 'inbox'));
    } else {
      void moveList(saved, list, action === 'down' ? 1 : -1);
      // The row is another element then.
      setTimeout(() => focusList(list.id));
    }
  }
  return (
    <ListGroup name={text.library.savedLists} shows>
      {saved.map((list, at) => (
        <ListButton
          key={list.id}
          rowKey={list.id}
          title={list.name}
          icon={Filter}
          count={counts?.get(list.query)}
          isShown={list.id === shown}
          onShow={() => showList(list.id)}
          onKeyDown={(event) => {
            const action = actionOf(event);
            if (action === null) return;
            event.preventDefault();
            event.stopPropagation();
            act(list, action);
          }}
          menu={
            <ListMenu
              name={list.name}
              actions={[
                'change',
                'export',
                ...(at > 0 ? (['up'] as const) : []),
                ...(at + 1 < saved.length ? (['down'] as const) : []),
                'delete',
              ]}
              onAction={(action) => act(list, action)}
            />
          }
        />
      ))}
    </ListGroup>
  );
}

function savedOf(list: SavedList): ShownList {
  const { id: key, name: title, query, sort, reversed } = list;
  return { key, title, order: { query, sort, reversed }, saved: list };
}

function actionOf({ key, altKey, nativeEvent }: KeyboardEvent): ListMenuAction | null {
  if (isGiven('file.export', nativeEvent)) return 'export';
  if (key === 'F2') return 'change';
  if (key === 'Delete' || key === 'Backspace') return 'delete';
  if (!altKey) return null;
  return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null;
}

function focusList(id: string): void {
  document.querySelector<HTMLElement>(`[data-list="${CSS.escape(id)}"]`)?.focus();
}
