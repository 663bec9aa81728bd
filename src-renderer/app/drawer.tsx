import { type ReactNode, useEffect, useRef, useState } from 'react';
import { giveKeyboardBack, isKeyboardFree } from '../lib/keyboard-place.ts';
import { text } from '../lib/text.ts';
import { openDrawer } from '../session/session.ts';
import styles from './app.module.css';

/**
 * A pane over the article, where the window is narrow. Escape or a click beside it closes it; the keyboard goes in,
 * stays while what is behind it is inert, and comes back.
 */
export function Drawer({ side, children }: { side: 'start' | 'end'; children: ReactNode }) {
  const pane = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    // What is in it may have taken the keyboard already, as a note that needs a look does.
    if (!pane.current?.contains(document.activeElement)) {
      const first = ['[role="tab"][aria-selected="true"]', 'input', 'button'].map((each) =>
        pane.current?.querySelector<HTMLElement>(each),
      );
      // In this order, and not in that of the document: a tab that takes the keyboard is shown by that.
      first.find((each) => each != null)?.focus();
    }
    return () => {
      // Unless the person has gone elsewhere meanwhile, as to a note.
      if (isKeyboardFree()) giveKeyboardBack(before);
    };
  }, [before]);
  return (
    <div className={styles.over}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={text.common.close}
        className={styles.beside}
        onClick={() => openDrawer(null)}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: catches Escape from the pane inside */}
      <div
        ref={pane}
        className={styles.drawer}
        data-side={side}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.stopPropagation();
          openDrawer(null);
        }}
      >
        {children}
      </div>
    </div>
  );
}
