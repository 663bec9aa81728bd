import { ArrowLeft } from 'lucide-react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { fixedKey } from '#shared/commands/fixed-keys.ts';
import { text } from '../lib/text.ts';
import { useLate } from '../lib/use-late.ts';
import { useTitle } from '../lib/use-title.ts';
import { Button, IconButton } from './button.tsx';
import { Failure } from './failure.tsx';
import styles from './sheet.module.css';

interface ListPageProps {
  title: string;
  list: RefObject<HTMLDivElement | null>;
  /** As useLongList gives it. */
  rows: { isMore: boolean; showMore: () => void; onKeyDown: (event: KeyboardEvent) => void };
  found: { error: Error | null; isPending: boolean; isFetchingNextPage: boolean; refetch: () => Promise<unknown> };
  /** What narrows the list, under its title. */
  tools?: ReactNode;
  /** How long it is. */
  told: ReactNode;
  onBack: () => void;
  children: ReactNode;
}

/** A long list that stands in place of the article, under its title; it comes in pages. */
export function ListPage({ title, list, rows, found, tools, told, onBack, children }: ListPageProps) {
  useTitle(title);
  const isLate = useLate(found.isPending);
  return (
    <main className={styles.page} aria-label={title} id="reader" tabIndex={-1}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move among the rows inside */}
      <div ref={list} className={styles.sheet} onKeyDown={rows.onKeyDown}>
        <div className={styles.column}>
          <header className={styles.head}>
            <IconButton label={text.common.back} keys={fixedKey('leave')} className={styles.back} onClick={onBack}>
              <ArrowLeft />
            </IconButton>
            <h1>{title}</h1>
            {tools}
            <p className={styles.told} role="status">
              {isLate ? text.common.loading : told}
            </p>
          </header>
          {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
          {children}
          {rows.isMore && (
            <Button className={styles.more} disabled={found.isFetchingNextPage} onClick={rows.showMore}>
              {text.common.showMore}
            </Button>
          )}
        </div>
      </div>
    </main>
  );
}
