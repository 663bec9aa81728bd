import { spokenWords, verbWords } from '#shared/entities/said/shown.ts';
import type { Quotation } from '#shared/model/entity.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { formatPeriod } from '../../lib/dates.ts';
import { formats, text } from '../../lib/text.ts';
import styles from './said.module.css';
import { goTo, hint, useHintEnd } from './show-line.ts';
import { bySpeaker } from './statements.ts';

interface SaidListProps {
  quotes: readonly Quotation[];
  /** What is said where there are none. */
  empty: string;
  page: ArticlePage;
}

/** Statements by who made them; each goes to its sentence. */
export function SaidList({ quotes, empty, page }: SaidListProps) {
  useHintEnd(page);
  if (quotes.length === 0) {
    return <p className={styles.empty}>{empty}</p>;
  }
  return bySpeaker(quotes).map(({ key, name, isSure, quotes: own }) => (
    <section key={key} aria-label={name ?? text.said.noSpeaker}>
      <h3>
        {name ?? text.said.noSpeaker}
        {name !== null && !isSure && (
          <span className={styles.guess} title={text.said.notPlain}>
            {' '}
            {text.said.perhaps}
          </span>
        )}
        <span className={styles.count}>{formats.number(own.length)}</span>
      </h3>
      <ul>
        {own.map((quote) => (
          <li key={`${quote.start}-${quote.end}`}>
            <button
              type="button"
              className={styles.line}
              data-row
              data-kind={quote.kind}
              onClick={() => goTo(page, quote)}
              onPointerEnter={() => hint(page, quote)}
              onPointerLeave={() => hint(page, null)}
              onFocus={() => hint(page, quote)}
              onBlur={() => hint(page, null)}
            >
              <span className={styles.words} lang={page.language} dir="auto">
                {quote.lead !== null && <span className={styles.lead}>{quote.lead} </span>}
                {spokenWords(quote.text)}
              </span>
              <Circumstances quote={quote} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** `said · through KCNA · 8 Nov 2022`; what leads on to the words tells the verb already. */
function Circumstances({ quote: { verb, lead, via, date } }: { quote: Quotation }) {
  const parts = [
    lead === null && verb !== null && verbWords(verb),
    via && text.said.through(via.name),
    date && formatPeriod(date),
  ].filter(Boolean);
  return parts.length === 0 ? null : <span className={styles.how}>{parts.join(' · ')}</span>;
}
