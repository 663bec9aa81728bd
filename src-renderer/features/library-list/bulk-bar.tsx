import { Archive, Clock, FileDown, Inbox, type LucideIcon, RotateCcw, Star, Tag, Trash2, X } from 'lucide-react';
import { keyCaps } from '../../lib/keys.ts';
import { text } from '../../lib/text.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './article-list.module.css';
import { actOnRows, focusRows, type ListAction, listActions } from './list-commands.ts';
import { clearSelection, useListView } from './list-view.ts';

const looks: Readonly<Record<ListAction, { icon: LucideIcon; keys: string }>> = {
  inbox: { icon: Inbox, keys: 'i' },
  later: { icon: Clock, keys: 'l' },
  archive: { icon: Archive, keys: 'e' },
  favourite: { icon: Star, keys: 's' },
  tag: { icon: Tag, keys: 't' },
  export: { icon: FileDown, keys: '$mod+e' },
  trash: { icon: Trash2, keys: '#' },
  restore: { icon: RotateCcw, keys: '#' },
  remove: { icon: Trash2, keys: 'Delete' },
};

/** Under the list while several articles are selected: how many, and what can be done to them. */
export function BulkBar() {
  const selected = useListView((state) => state.selected);
  const count = text.library.selected(selected.size);
  return (
    <>
      <p role="status" className="visually-hidden">
        {selected.size > 0 && count}
      </p>
      {selected.size > 0 && (
        <div className={styles.bulk} role="toolbar" aria-label={text.library.selectedArticles} data-list-keys>
          <p>
            <span aria-hidden>{count}</span>
            <IconButton
              label={text.library.selectNothing}
              keys={keyCaps('Escape').join('')}
              onClick={() => {
                clearSelection();
                focusRows();
              }}
            >
              <X />
            </IconButton>
          </p>
          <div>
            {listActions(selected).map((action) => {
              const { icon: Icon, keys } = looks[action];
              return (
                <IconButton
                  key={action}
                  label={text.library.actions[action]}
                  keys={keyCaps(keys).join(' ')}
                  onClick={() => actOnRows(action, [...selected])}
                >
                  <Icon />
                </IconButton>
              );
            })}
          </div>
        </div>
      )}
    </>
  );
}
