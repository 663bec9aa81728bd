import { Component, type ReactNode } from 'react';
import { text } from '../lib/text.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import styles from './app.module.css';

interface FaultBoundaryProps {
  /** What is to be said of it: "This article could not be shown". */
  what: string;
  /** The pane that it is in, if it is in one: it keeps its width. */
  pane?: 'library' | 'sidebar';
  /** Goes on without it, where that is possible. */
  onLeave?: (() => void) | undefined;
  children: ReactNode;
}

/** Keeps a fault of ours in one part of the window, and says that nothing was lost: without it React empties the page. */
export class FaultBoundary extends Component<FaultBoundaryProps, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: Error } {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    const { what, pane, onLeave, children } = this.props;
    if (fault === null) return children;
    return (
      <Failure
        error={fault}
        heading={what}
        says={text.app.faultSays}
        className={pane === undefined ? styles.welcome : styles.paneFault}
        pane={pane}
        onRetry={() => this.setState({ fault: null })}
        below={
          <details>
            <summary>{text.app.details}</summary>
            {fault.message}
          </details>
        }
      >
        {onLeave && <Button onClick={onLeave}>{text.app.closeIt}</Button>}
      </Failure>
    );
  }
}
