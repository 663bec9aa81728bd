import type { ReactNode } from 'react';
import { detailsOf, wordsOf } from '../lib/error-details.ts';
import { text } from '../lib/text.ts';
import { Button } from './button.tsx';
import { CopyDetails } from './copy-details.tsx';
import styles from './failure.module.css';

interface FailureProps {
  error: unknown;
  /** What it is called, where it takes the place of a whole part of the window. */
  heading?: string;
  /** What is said of it where the error's own words are not for the person. */
  says?: string;
  onRetry?: (() => void) | undefined;
  /** How it is laid out in a place of its own. */
  className?: string | undefined;
  /** The pane that it stands in place of. */
  pane?: string | undefined;
  /** Further things that can be done. */
  children?: ReactNode;
  below?: ReactNode;
}

/**
 * What could not be shown, in its place: what happened, what was kept and what to do, as the error says; the technical part
 * can be copied. It needs nothing that may be what failed: no query and no setting.
 */
export function Failure(props: FailureProps) {
  const { error, heading, says = wordsOf(error), onRetry, className = styles.failure, pane, children, below } = props;
  return (
    <section className={className} data-pane={pane} role="alert">
      {heading !== undefined && <h2>{heading}</h2>}
      <p>{says}</p>
      <div className={styles.actions}>
        {onRetry && (
          <Button
            look={heading === undefined ? 'plain' : 'primary'}
            onClick={({ currentTarget }) => {
              // It goes while it is tried again: the keyboard stays in this part of the window.
              currentTarget.closest<HTMLElement>('[tabindex]:not(button)')?.focus({ preventScroll: true });
              onRetry();
            }}
          >
            {text.common.tryAgain}
          </Button>
        )}
        {children}
        <CopyDetails details={detailsOf(error)} />
      </div>
      {below}
    </section>
  );
}
