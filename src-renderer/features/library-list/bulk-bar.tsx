import {
  Archive,
  CircleDot,
  Clock,
  FileDown,
  Inbox,
  type LucideIcon,
  RotateCcw,
  Star,
  Tag,
  Trash2,
  X,
} from 'lucide-react';
import type { CommandId } from '#shared/commands/catalogue.ts';
import { fixedKey } from '#shared/commands/fixed-keys.ts';
import { text } from '../../lib/text.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './article-list.module.css';
import { actOnRows, focusRows, type ListAction, listActions } from './list-commands.ts';
import { clearSelection, useListView } from './list-view.ts';

interface Look {
  readonly icon: LucideIcon;
  readonly command?: CommandId;
  /** The row's own keys. */
  readonly keys?: string;
}

const looks: Readonly<Record<ListAction, Look>> = {
  inbox: { icon: Inbox, command: 'article.inbox' },
  later: { icon: Clock, command: 'article.later' },
  archive: { icon: Archive, command: 'article.archive' },
  favourite: { icon: Star, command: 'article.favourite', keys: fixedKey('favourite') },
  read: { icon: CircleDot, command: 'article.read' },
  tag: { icon: Tag, command: 'article.tag', keys: fixedKey('tag') },
  export: { icon: FileDown, command: 'file.export' },
  trash: { icon: Trash2, command: 'article.trash' },
  restore: { icon: RotateCcw, command: 'article.trash' },
  remove: { icon: Trash2, keys: fixedKey('remove') },
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
              keys={fixedKey('select-none')}
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
              const { icon: Icon, ...keys } = looks[action];
              return (
                <IconButton
                  key={action}
                  label={text.library.actions[action]}
                  {...keys}
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
