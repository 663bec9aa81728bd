import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { IconButton } from './button.tsx';
import styles from './menu.module.css';

interface PopupMenuProps extends Pick<ComponentProps<typeof Menu.Root>, 'open' | 'onOpenChange'> {
  /** What its button of three dots is called. */
  label: string;
  className: string | undefined;
  tabIndex?: number;
  popup?: Omit<ComponentProps<typeof Menu.Popup>, 'className' | 'children'>;
  /** Of `Menu.Item`, each with `menuItem` as its class. */
  children: ReactNode;
}

export const menuItem = styles.item;

/** What can be done with one row, behind a button at its end. */
export function PopupMenu({ label, className, tabIndex, popup, children, ...root }: PopupMenuProps) {
  return (
    <Menu.Root {...root}>
      <Menu.Trigger
        render={
          <IconButton label={label} className={className} {...(tabIndex !== undefined && { tabIndex })}>
            <Ellipsis />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner} side="bottom" align="end" sideOffset={4} collisionPadding={8}>
          <Menu.Popup className={styles.popup} {...popup}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
