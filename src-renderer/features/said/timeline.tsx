import { timeline } from '#shared/entities/dates/timeline.ts';
import type { Recognition } from '#shared/model/entity.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { formatPeriod } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import styles from './said.module.css';
import { goTo, hint, useHintEnd } from './show-line.ts';

interface TimelineProps {
  recognition: Recognition;
  /** What is said where there are none. */
  empty: string;
  page: ArticlePage;
}

/** The dated sentences of the article by time, each going to where it stands. */
export function Timeline({ recognition, empty, page }: TimelineProps) {
  useHintEnd(page);
  const whole = page.map.text;
  const points = timeline(recognition, whole);
  if (points.length === 0) {
    return <p className={styles.empty}>{empty}</p>;
  }
  const periods = Map.groupBy(points, ({ iso }) => iso);
  return (
    <>
      <p className={styles.order}>{text.said.earliestFirst}</p>
      <ol className={styles.timeline}>
        {[...periods].map(([iso, own]) => (
          <li key={iso}>
            <h3>{formatPeriod(iso)}</h3>
            {own.map((point) => (
              <button
                key={`${point.start}`}
                type="button"
                className={styles.line}
                data-row
                onClick={() => goTo(page, point)}
                onPointerEnter={() => hint(page, point)}
                onPointerLeave={() => hint(page, null)}
                onFocus={() => hint(page, point)}
                onBlur={() => hint(page, null)}
              >
                <span className={styles.words} lang={page.language} dir="auto">
                  {whole.slice(point.start, point.end)}
                </span>
              </button>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
