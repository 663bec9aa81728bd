import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { EntityAction } from '#shared/commands/entity-keys.ts';
import type { EntityType } from '#shared/model/entity.ts';
import { formatPeriod } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import { hint } from '../../lib/toasts.ts';
import { actionOf, actionsFor } from './correcting.ts';
import styles from './entity-list.module.css';
import { EntityMenu } from './entity-menu.tsx';

interface EntityRowProps {
  rowId: string;
  entity: { readonly type: EntityType; readonly name: string; readonly aliases: readonly string[] };
  /** The article in which it was met; null in the library. */
  here: string | null;
  isCorrected: boolean;
  isGuess?: boolean;
  /** Whether Tab goes to it: to one row of the list. */
  isTabbed: boolean;
  /** What stands beside the name, such as the strip. */
  figures: ReactNode;
  /** Lines under the name. */
  lines: ReactNode;
  /** A button under the row, such as the way to its page; gets the `tabIndex` that it should have. */
  below?: (tabIndex: number) => ReactNode;
  form: ReactNode;
  onEnter: (back: boolean) => void;
  onAction: (action: EntityAction) => void;
  onPoint?: (isPointedAt: boolean) => void;
  onFocus: () => void;
}

/** One entity of a list: Enter does what a click does, the keys of `entityActions` what they say. */
export function EntityRow(props: EntityRowProps) {
  const { rowId, entity, here, isCorrected, isGuess = false, isTabbed, figures, lines, below, form } = props;
  const { onEnter, onAction, onPoint, onFocus } = props;
  const [menuOpen, setMenuOpen] = useState(false);
  const row = useRef<HTMLButtonElement>(null);
  const actions = actionsFor(entity, here);
  const tabIndex = isTabbed ? 0 : -1;

  function onKeyDown(event: KeyboardEvent): void {
    const action = actionOf(event);
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.metaKey) onEnter(event.shiftKey);
    else if (action === null) return;
    else if (actions.includes(action)) onAction(action);
    else hint(text.keys.idle.entity);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <li className={styles.item} data-guess={isGuess}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is pointed at is marked in the text; the focus does the same */}
      <div
        className={styles.row}
        onPointerEnter={() => onPoint?.(true)}
        onPointerLeave={() => onPoint?.(false)}
        onContextMenu={(event) => {
          event.preventDefault();
          setMenuOpen(true);
        }}
      >
        <button
          ref={row}
          type="button"
          className={styles.main}
          data-row={rowId}
          data-entity-row={entity.name}
          data-type={entity.type}
          tabIndex={tabIndex}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          onClick={(event) => onEnter(event.shiftKey)}
        >
          <span className={styles.name}>
            {entity.type === 'date' ? formatPeriod(entity.name) : entity.name}
            {isCorrected && (
              <span className={styles.corrected} title={text.entities.corrected}>
                <Check aria-hidden />
                <span className="visually-hidden"> {text.entities.asCorrected}</span>
              </span>
            )}
          </span>
          {figures}
          {lines}
        </button>
        <EntityMenu
          name={entity.name}
          actions={actions}
          open={menuOpen}
          tabIndex={tabIndex}
          row={row}
          onOpenChange={setMenuOpen}
          onAction={onAction}
        />
      </div>
      {below?.(tabIndex)}
      {form}
    </li>
  );
}
