import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import type { StatementFilter } from '#shared/model/statement.ts';
import { statementsQuery } from '../../api/queries.ts';
import { moveAmong } from '../../lib/move-among.ts';
import { text } from '../../lib/text.ts';
import { useShownMore } from '../../lib/use-shown-more.ts';
import { exportStatements, type Place } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import styles from './ledger.module.css';
import { NoneOf, SectionHead } from './section-head.tsx';
import { lineId, StatementLine } from './statement-line.tsx';

interface EntityStatementsProps {
  title: string;
  /** The same as exported files say it, in English. */
  heading: string;
  filter: StatementFilter;
  /** The name under which they stand; null where others say them. */
  under: string | null;
  /** How many there are without any words asked for. */
  total: number;
  onOpen: (place: Place) => void;
}

/** As many as a glance takes in. */
const atFirst = 5;

/** Statements of one kind on the page of an entity, the newest first, narrowed by words; nothing where there are none. */
export function EntityStatements({ title, heading, filter, under, total, onOpen }: EntityStatementsProps) {
  const [words, setWords] = useState('');
  const topic = useDeferredValue(words.trim());
  const wanted = topic === '' ? filter : { ...filter, topic };
  // The page has just asked: what failed is not asked for again by being shown.
  const found = useInfiniteQuery({ ...statementsQuery(wanted), retryOnMount: false });
  const section = useRef<HTMLElement>(null);
  const statements = found.data?.pages.flatMap((page) => page.statements) ?? [];
  const { shown, showMore, isMore } = useShownMore(statements, atFirst, found, section);
  const left = (found.data?.pages.at(-1)?.total ?? 0) - shown.length;
  if (total === 0 && found.isSuccess) return null;
  return (
    <section ref={section} aria-label={title} onKeyDown={(event) => moveAmong(event, section.current)}>
      <SectionHead title={title} total={total} words={total > atFirst ? words : null} onWords={setWords}>
        {total > 0 && (
          <Button
            look="quiet"
            aria-label={text.said.exportOf(title)}
            onClick={() =>
              exportStatements({ filter: wanted, heading: topic === '' ? heading : `${heading}: “${topic}”` })
            }
          >
            {text.said.export}
          </Button>
        )}
      </SectionHead>
      {found.isPending && <Waiting words={text.common.loading} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {statements.length === 0 && topic !== '' && !found.isPending && <NoneOf total={total} />}
      <ul className={styles.lines}>
        {shown.map((statement) => (
          <StatementLine key={lineId(statement)} statement={statement} under={under} onOpen={onOpen} />
        ))}
      </ul>
      {isMore && (
        <Button className={styles.more} disabled={found.isFetchingNextPage} onClick={showMore}>
          {text.said.showMore(left)}
        </Button>
      )}
    </section>
  );
}
