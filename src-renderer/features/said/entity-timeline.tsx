import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import { datedQuery } from '../../api/queries.ts';
import { formatPeriod, formatStatedDay } from '../../lib/dates.ts';
import { moveAmong } from '../../lib/move-among.ts';
import { text } from '../../lib/text.ts';
import { useShownMore } from '../../lib/use-shown-more.ts';
import type { Place } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import styles from './ledger.module.css';
import { NoneOf, SectionHead } from './section-head.tsx';
import { lineId } from './statement-line.tsx';

/** As many as a glance takes in. */
const atFirst = 6;

interface EntityTimelineProps {
  id: string;
  /** How many there are without any words asked for. */
  total: number;
  onOpen: (place: Place) => void;
}

/** The dated sentences of the library that name an entity, on one axis, the latest first; nothing where there are none. */
export function EntityTimeline({ id, total, onOpen }: EntityTimelineProps) {
  const [words, setWords] = useState('');
  const topic = useDeferredValue(words.trim());
  // The page has just asked: what failed is not asked for again by being shown.
  const found = useInfiniteQuery({ ...datedQuery(id, topic), retryOnMount: false });
  const section = useRef<HTMLElement>(null);
  const sentences = found.data?.pages.flatMap((page) => page.sentences) ?? [];
  const { shown, showMore, isMore } = useShownMore(sentences, atFirst, found, section);
  const left = (found.data?.pages.at(-1)?.total ?? 0) - shown.length;
  if (total === 0 && found.isSuccess) return null;
  const periods = Map.groupBy(shown, ({ iso }) => iso);
  return (
    <section ref={section} aria-label={text.said.timeline} onKeyDown={(event) => moveAmong(event, section.current)}>
      <SectionHead title={text.said.timeline} total={total} words={total > atFirst ? words : null} onWords={setWords}>
        <span className={styles.order}>{text.said.latestFirst}</span>
      </SectionHead>
      {found.isPending && <Waiting words={text.common.loading} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {sentences.length === 0 && topic !== '' && !found.isPending && <NoneOf total={total} />}
      <ol className={styles.axis}>
        {[...periods].map(([iso, own]) => (
          <li key={iso}>
            <h3>{formatPeriod(iso)}</h3>
            {own.map(({ articleId, content, start, end, text: sentence, title, site, published }) => (
              <button
                key={lineId({ articleId, start, end })}
                type="button"
                className={styles.line}
                data-row
                onClick={() => onOpen({ articleId, content, start, end })}
              >
                <span className={styles.words} dir="auto">
                  {sentence}
                </span>
                <span className={styles.source}>
                  {[
                    title,
                    site,
                    published === null || published.slice(0, 10) === iso ? null : formatStatedDay(published),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            ))}
          </li>
        ))}
      </ol>
      {isMore && (
        <Button className={styles.more} disabled={found.isFetchingNextPage} onClick={showMore}>
          {text.said.showEarlier(left)}
        </Button>
      )}
    </section>
  );
}
