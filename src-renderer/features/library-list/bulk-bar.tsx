import { Archive, Clock, FileDown, Inbox, type LucideIcon, RotateCcw, Star, Tag, Trash2, X } from 'lucide-react';
import { keyCaps } from '../../lib/keys.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './article-list.module.css';
import { actOnRows, focusRows, type ListAction, listActions } from './list-commands.ts';
import { clearSelection, useListView } from './list-view.ts';

const looks: Readonly<Record<ListAction, { label: string; icon: LucideIcon; keys: string }>> = {
  inbox: { label: 'Move to inbox', icon: Inbox, keys: 'i' },
  later: { label: 'Read later', icon: Clock, keys: 'l' },
  archive: { label: 'Archive', icon: Archive, keys: 'e' },
  favourite: { label: 'Favourite or not', icon: Star, keys: 's' },
  tag: { label: 'Tag…', icon: Tag, keys: 't' },
  export: { label: 'Export…', icon: FileDown, keys: '$mod+e' },
  trash: { label: 'Move to trash', icon: Trash2, keys: '#' },
  restore: { label: 'Restore', icon: RotateCcw, keys: '#' },
  remove: { label: 'Remove for good…', icon: Trash2, keys: 'Delete' },
};

/** Under the list while several articles are selected: how many, and what can be done to them. */
export function BulkBar() {
  const selected = useListView((state) => state.selected);
  const count = `${selected.size.toLocaleString('en')} selected`;
  return (
    <>
      <p role="status" className="visually-hidden">
        {selected.size > 0 && count}
      </p>
      {selected.size > 0 && (
        <div className={styles.bulk} role="toolbar" aria-label="Selected articles" data-list-keys>
          <p>
            <span aria-hidden>{count}</span>
            <IconButton
              label="Select nothing"
              keys="Esc"
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
              const { label, icon: Icon, keys } = looks[action];
              return (
                <IconButton
                  key={action}
                  label={label}
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
