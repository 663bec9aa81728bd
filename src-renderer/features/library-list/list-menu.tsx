import { Menu } from '@base-ui/react/menu';
import type { KeyboardEvent } from 'react';
import { bothKeys, fixedKey } from '#shared/commands/fixed-keys.ts';
import { useCommandKeys } from '../../api/command-list.ts';
import { text } from '../../lib/text.ts';
import { Keys } from '../../ui/keys.tsx';
import { menuItem, PopupMenu } from '../../ui/popup-menu.tsx';
import styles from './list-groups.module.css';

export type ListMenuAction = 'change' | 'export' | 'up' | 'down' | 'delete';

const [further = '', back = ''] = bothKeys('move-list');

const items: readonly { action: ListMenuAction; keys?: string }[] = [
  { action: 'change', keys: fixedKey('change-list') },
  { action: 'export' },
  { action: 'up', keys: further },
  { action: 'down', keys: back },
  { action: 'delete', keys: fixedKey('delete-list') },
];

interface ListMenuProps {
  name: string;
  actions: readonly ListMenuAction[];
  onAction: (action: ListMenuAction) => void;
}

/** The keys that are shown do what stands beside them; no other gives a command, and a letter looks for an entry. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget } = event;
  const item = currentTarget.querySelector<HTMLElement>(`[data-keys="${CSS.escape(key)}"]`);
  item?.click();
  if (item !== null || key.length === 1 || key === 'Delete' || key === 'Backspace') event.stopPropagation();
}

/** What can be done with one saved list, each with the key that does it on the list. */
export function ListMenu({ name, actions, onAction }: ListMenuProps) {
  const exportKeys = useCommandKeys('file.export');
  return (
    <PopupMenu label={text.library.menu(name)} className={styles.more} popup={{ onKeyDown }}>
      {items.map(
        ({ action, keys = action === 'export' ? exportKeys : undefined }) =>
          actions.includes(action) && (
            <Menu.Item
              key={action}
              className={menuItem}
              data-keys={keys}
              // The form that opens takes the keyboard once the menu has let go of it.
              onClick={() => setTimeout(() => onAction(action))}
            >
              <span>{text.library.menuActions[action]}</span>
              {keys !== undefined && <Keys binding={keys} />}
            </Menu.Item>
          ),
      )}
    </PopupMenu>
  );
}
