import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { text } from '../../lib/text.ts';
import { IconButton } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import menuStyles from '../../ui/menu.module.css';
import styles from './list-groups.module.css';

export type ListMenuAction = 'change' | 'export' | 'up' | 'down' | 'delete';

const items: readonly { action: ListMenuAction; keys: string }[] = [
  { action: 'change', keys: 'F2' },
  { action: 'export', keys: '$mod+e' },
  { action: 'up', keys: 'Alt+ArrowUp' },
  { action: 'down', keys: 'Alt+ArrowDown' },
  { action: 'delete', keys: 'Delete' },
];

interface ListMenuProps {
  name: string;
  actions: readonly ListMenuAction[];
  onAction: (action: ListMenuAction) => void;
}

/** What can be done with one saved list, each with the key that does it on the list. */
export function ListMenu({ name, actions, onAction }: ListMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton label={text.library.menu(name)} className={styles.more}>
            <Ellipsis />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner
          className={menuStyles.positioner}
          side="bottom"
          align="end"
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup
            className={menuStyles.popup}
            // A letter looks for an entry here, and gives no command.
            onKeyDown={(event) => event.key.length === 1 && event.stopPropagation()}
          >
            {items.map(
              ({ action, keys }) =>
                actions.includes(action) && (
                  <Menu.Item
                    key={action}
                    className={menuStyles.item}
                    // The form that opens takes the keyboard once the menu has let go of it.
                    onClick={() => setTimeout(() => onAction(action))}
                  >
                    <span>{text.library.menuActions[action]}</span>
                    <Keys binding={keys} />
                  </Menu.Item>
                ),
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
