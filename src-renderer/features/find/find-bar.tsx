import { CaseSensitive, ChevronDown, ChevronUp, Regex, WholeWord, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { fixedKey } from '#shared/commands/fixed-keys.ts';
import { mostHits } from '#shared/finding/hits.ts';
import { text } from '../../lib/text.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './find-bar.module.css';
import { changeOption, changeQuery, closeFinding, type Finding, step, useFinding } from './finding.ts';

const options = [
  { option: 'matchCase', keys: fixedKey('match-case'), icon: CaseSensitive },
  { option: 'wholeWord', keys: fixedKey('whole-word'), icon: WholeWord },
  { option: 'isPattern', keys: fixedKey('pattern'), icon: Regex },
] as const;

/** The query with its options, how many hits there are, and the way from one to the next. */
export function FindBar() {
  const finding = useFinding();
  const message = messageOf(finding);
  const none = finding.hits.starts.length === 0;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    // By the place of the key: Option types another letter on a Mac.
    const toggled = options.find(({ keys }) => keys === `Alt+${event.code}`);
    if (event.key === 'Escape') closeFinding();
    else if (event.altKey && !event.ctrlKey && !event.metaKey && toggled) changeOption(toggled.option);
    else return;
    event.preventDefault();
    // Nothing else is left by this Escape.
    event.stopPropagation();
  }

  function onFieldKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  }

  return (
    <search id="find-bar" className={styles.bar} aria-label={text.find.title} onKeyDown={onKeyDown}>
      <div className={styles.field} data-invalid={finding.problem !== null}>
        <input
          id="find-query"
          type="text"
          aria-label={text.find.title}
          placeholder={text.find.title}
          autoComplete="off"
          dir="auto"
          spellCheck={false}
          enterKeyHint="search"
          aria-invalid={finding.problem !== null}
          aria-describedby="find-message"
          value={finding.query}
          onChange={(event) => changeQuery(event.target.value)}
          onKeyDown={onFieldKeyDown}
        />
        <span className={styles.count} role="status">
          {countOf(finding)}
        </span>
      </div>
      <span className={styles.controls}>
        {options.map(({ option, keys, icon: Icon }) => (
          <IconButton
            key={option}
            label={text.find[option]}
            keys={keys}
            aria-pressed={finding[option]}
            aria-keyshortcuts={keys.replace('Key', '')}
            className={styles.option}
            onClick={() => changeOption(option)}
          >
            <Icon />
          </IconButton>
        ))}
        <span className={styles.rule} />
        <IconButton label={text.find.previous} keys={fixedKey('previous-hit')} disabled={none} onClick={() => step(-1)}>
          <ChevronUp />
        </IconButton>
        <IconButton label={text.find.next} keys={fixedKey('next-hit')} disabled={none} onClick={() => step(1)}>
          <ChevronDown />
        </IconButton>
        <IconButton label={text.find.close} keys={fixedKey('leave')} onClick={closeFinding}>
          <X />
        </IconButton>
      </span>
      <p id="find-message" className={styles.message} role="status" data-problem={finding.problem !== null}>
        {message}
      </p>
    </search>
  );
}

function countOf({ query, hits, current, problem }: Finding): string {
  if (query === '' || problem !== null) return '';
  const count = hits.starts.length;
  if (count === 0) return text.find.none;
  return text.find.hitOf(current + 1, count, hits.more);
}

function messageOf({ problem, wrapped, hits }: Finding): string {
  if (problem !== null) return problem;
  if (wrapped !== null) return text.find.wrapped[wrapped];
  return hits.more ? text.find.more(mostHits) : '';
}
