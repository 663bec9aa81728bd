import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import menuStyles from '../../ui/menu.module.css';
import styles from './list-groups.module.css';

export type ListMenuAction = 'change' | 'export' | 'up' | 'down' | 'delete';

const items: readonly { action: ListMenuAction; title: string; keys: string }[] = [
  { action: 'change', title: 'Change name or query…', keys: 'F2' },
  { action: 'export', title: 'Export its articles…', keys: '$mod+e' },
  { action: 'up', title: 'Further up', keys: 'Alt+ArrowUp' },
  { action: 'down', title: 'Further down', keys: 'Alt+ArrowDown' },
  { action: 'delete', title: 'Delete', keys: 'Delete' },
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
          <IconButton label={`Change list ${name}`} className={styles.more}>
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
              ({ action, title, keys }) =>
                actions.includes(action) && (
                  <Menu.Item
                    key={action}
                    className={menuStyles.item}
                    // The form that opens takes the keyboard once the menu has let go of it.
                    onClick={() => setTimeout(() => onAction(action))}
                  >
                    <span>{title}</span>
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
