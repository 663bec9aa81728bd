import { Menu } from '@base-ui/react/menu';
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

/** What can be done with one saved list, each with the key that does it on the list. */
export function ListMenu({ name, actions, onAction }: ListMenuProps) {
  const exportKeys = useCommandKeys('file.export');
  return (
    <PopupMenu
      label={text.library.menu(name)}
      className={styles.more}
      // A letter looks for an entry here, and gives no command.
      popup={{ onKeyDown: (event) => event.key.length === 1 && event.stopPropagation() }}
    >
      {items.map(
        ({ action, keys = action === 'export' ? exportKeys : undefined }) =>
          actions.includes(action) && (
            <Menu.Item
              key={action}
              className={menuItem}
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
