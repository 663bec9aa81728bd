import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { isWriting } from '../lib/keys.ts';
import { text } from '../lib/text.ts';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  title: string;
  /** Hides the title from sight where the content says it itself. */
  bare?: boolean;
  width?: number;
  onClose: () => void;
  children: ReactNode;
}

/** Everything is what the dialog says: the browser would take the page behind it. */
function selectInside(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, target, currentTarget } = event;
  if (!(ctrlKey || metaKey) || key.toLowerCase() !== 'a' || isWriting(target)) return;
  event.preventDefault();
  getSelection()?.selectAllChildren(currentTarget);
}

/** A modal dialog that is open as long as it is mounted. Escape, the backdrop and the cross close it. */
export function Dialog({ title, bare = false, width = 560, onClose, children }: DialogProps) {
  const [before] = useState(() => document.activeElement);
  /**
   * Base UI notes who had the keyboard too late where a field of the dialog takes it as it is made, and would go on from the
   * article, which Tab passes by, to a link in it.
   */
  function giveBackFocus(): boolean {
    // It stood in a dialog that led to this one, and where this one had to be loaded first, nothing has had it since.
    if (before?.isConnected === false || before === document.body) {
      document.getElementById('reader')?.focus({ preventScroll: true });
      return false;
    }
    if (!(before instanceof HTMLElement)) return true;
    before.focus({ preventScroll: true });
    return false;
  }
  return (
    <BaseDialog.Root open onOpenChange={(open) => open || onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Popup
          className={styles.popup}
          data-modal
          style={{ maxWidth: width }}
          finalFocus={giveBackFocus}
          onKeyDown={selectInside}
        >
          <header className={bare ? 'visually-hidden' : styles.header}>
            <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
          </header>
          {children}
          {/* Last in order, so that the dialog's own content has the focus first. */}
          {!bare && (
            <BaseDialog.Close
              render={
                <IconButton label={text.common.close} className={styles.close}>
                  <X />
                </IconButton>
              }
            />
          )}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
