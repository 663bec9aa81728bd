import { Menu } from '@base-ui/react/menu';
import { type RefObject, useRef } from 'react';
import { type EntityAction, entityActions } from '#shared/commands/entity-keys.ts';
import { inLineOrder } from '../../lib/direction.ts';
import { text } from '../../lib/text.ts';
import { Keys } from '../../ui/keys.tsx';
import { menuItem, PopupMenu } from '../../ui/popup-menu.tsx';
import { actionOf } from './correcting.ts';
import styles from './entity-menu.module.css';

interface EntityMenuProps {
  name: string;
  actions: readonly EntityAction[];
  open: boolean;
  tabIndex?: number;
  /** Where the keyboard goes when the menu is closed without a choice; else back to its button. */
  row?: RefObject<HTMLElement | null>;
  onOpenChange: (open: boolean) => void;
  onAction: (action: EntityAction) => void;
}

/** What can be done with one entity, each with its key; the keys work in the menu too. */
export function EntityMenu({ name, actions, open, tabIndex = 0, row, onOpenChange, onAction }: EntityMenuProps) {
  const isChosen = useRef(false);
  const items = entityActions.filter(({ id }) => actions.includes(id));

  function choose(action: EntityAction): void {
    isChosen.current = true;
    onOpenChange(false);
    // The form that opens takes the keyboard once the menu has let go of it.
    setTimeout(() => onAction(action));
  }

  return (
    <PopupMenu
      label={text.entities.correct(name)}
      className={styles.trigger}
      tabIndex={tabIndex}
      open={open}
      onOpenChange={(next) => {
        if (next) isChosen.current = false;
        onOpenChange(next);
      }}
      popup={{
        finalFocus: () => (isChosen.current ? false : (row?.current ?? true)),
        onKeyDownCapture: (event) => {
          const action = actionOf(event);
          if (action === null || action === 'page' || !actions.includes(action)) return;
          event.preventDefault();
          event.stopPropagation();
          choose(action);
        },
      }}
    >
      {items.map(({ id, keys }) => (
        <Menu.Item key={id} className={menuItem} closeOnClick={false} onClick={() => choose(id)}>
          <span>{text.entityActions[id]}</span>
          <Keys binding={inLineOrder(keys)} />
        </Menu.Item>
      ))}
    </PopupMenu>
  );
}
