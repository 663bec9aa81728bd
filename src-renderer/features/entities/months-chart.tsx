import { formatPeriod } from '../../lib/dates.ts';
import { formats, text } from '../../lib/text.ts';
import styles from './entity-page.module.css';
import { barsOf, type Month } from './months.ts';

/** CSS pixels. */
const barWidth = 22;

/** In how many articles an entity stands, by month, or by year over a longer time. */
export function MonthsChart({ months }: { months: readonly Month[] }) {
  const bars = barsOf(months);
  const most = Math.max(1, ...bars.map(({ articles }) => articles));
  const told = bars.filter(({ articles }) => articles > 0);
  if (bars.length < 2) return null;
  return (
    <figure className={styles.months} style={{ width: bars.length * barWidth }}>
      <svg
        viewBox={`0 0 ${bars.length} 10`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.entities.articlesByTime(
          told.map(({ label, articles }) => `${formatPeriod(label)} ${formats.number(articles)}`).join(', '),
        )}
      >
        {bars.map(({ label, articles }, index) => {
          const height = articles === 0 ? 0.15 : Math.max(0.8, (articles / most) * 10);
          return (
            <rect key={label} x={index + 0.1} y={10 - height} width="0.8" height={height}>
              <title>{text.entities.articlesIn(formatPeriod(label), articles)}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption aria-hidden>
        <span>{formatPeriod(bars[0]?.label ?? '')}</span>
        <span>{formatPeriod(bars.at(-1)?.label ?? '')}</span>
      </figcaption>
    </figure>
  );
}
