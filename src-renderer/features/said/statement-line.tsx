import { nameKey } from '#shared/entities/name-key.ts';
import { cueWords, spokenWords } from '#shared/entities/said/shown.ts';
import type { Statement } from '#shared/model/statement.ts';
import { formatPeriod, formatStatedDay } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import type { Place } from '../../session/session.ts';
import styles from './ledger.module.css';

interface StatementLineProps {
  statement: Statement;
  /** The name under which the line stands, which it does not repeat; null where it stands under none. */
  under: string | null;
  tabIndex?: number;
  onFocus?: () => void;
  onOpen: (place: Place) => void;
}

/** What tells a line of the ledger from the others. */
export function lineId({ articleId, start, end }: Pick<Statement, 'articleId' | 'start' | 'end'>): string {
  return `${articleId} ${start} ${end}`;
}

/** One statement: when, who and how, what, and from where; it leads to its sentence. */
export function StatementLine({ statement, under, tabIndex = 0, onFocus, onOpen }: StatementLineProps) {
  const { articleId, content, start, end, text: words, kind, title, site, published, date, isDated } = statement;
  const isAnother = isDated && published !== null && published.slice(0, 10) !== date;
  const source = [title, site, isAnother ? formatStatedDay(published) : null];
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        data-row={lineId(statement)}
        data-kind={kind}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onClick={() => onOpen({ articleId, content, start, end })}
      >
        <When {...statement} />
        <Who statement={statement} under={under} />
        <span className={styles.words} dir="auto">
          {spokenWords(words)}
        </span>
        <span className={styles.source} dir="auto">
          {source.filter(Boolean).join(' · ')}
        </span>
      </button>
    </li>
  );
}

function When({ date, isDated }: Statement) {
  if (date === null) return <span className={styles.when}>{text.said.noDate}</span>;
  if (isDated)
    return (
      <span className={styles.when} data-stated>
        {formatPeriod(date)}
      </span>
    );
  return (
    <span className={styles.when} title={text.said.dayOfArticle}>
      {`(${formatPeriod(date)})`}
      <span className="visually-hidden"> {text.said.isDayOfArticle}</span>
    </span>
  );
}

/** `John Kirby denied that · through KCNA`; a guess says so, and the name it stands under is left out. */
function Who({ statement, under }: { statement: Statement; under: string | null }) {
  const { speaker, possible, via } = statement;
  const how = cueWords(statement);
  const who = speaker ?? possible;
  const isUnder = who !== null && under !== null && nameKey(who.name) === nameKey(under);
  const name = who === null ? text.said.noSpeaker : isUnder ? null : who.name;
  const isGuess = speaker === null && possible !== null;
  const isBare = name === null && !isGuess;
  if (isBare && how === null && via === null) return null;
  const called = name !== null && <span className={who === null ? styles.nobody : styles.name}>{name}</span>;
  const perhaps = isGuess && (
    <span className={styles.guess} title={text.said.notPlain}>
      {text.said.perhaps}
    </span>
  );
  return (
    <span className={styles.who}>
      {perhaps}
      {called && perhaps && ' '}
      {called}
      {how !== null && <span className={styles.how}>{isBare ? how : ` ${how}`}</span>}
      {via !== null && (
        <span className={styles.how}>
          {isBare && how === null ? text.said.through(via.name) : ` · ${text.said.through(via.name)}`}
        </span>
      )}
    </span>
  );
}
