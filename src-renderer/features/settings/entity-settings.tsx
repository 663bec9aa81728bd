import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fold } from '#shared/finding/fold.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { EntityType } from '#shared/model/entity.ts';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../../api/actions.ts';
import { takeBackCorrection } from '../../api/entity-actions.ts';
import { correctionsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Option } from './controls.tsx';
import { correctionInWords } from './correction-words.ts';
import styles from './settings.module.css';

/** In the order of the sidebar. */
const types = ['person', 'organisation', 'place', 'event', 'work', 'date', 'amount'] as const satisfies EntityType[];
/** Corrections that are shown at once. */
const step = 50;

/** What the sidebar shows of the names of an article, and everything that the person said of names. */
export function EntitySettings({ settings }: { settings: Settings }) {
  const say = text.settings.entities;
  const hidden = new Set(settings.hiddenTypes);
  const show = (type: EntityType, isShown: boolean) => {
    const others = settings.hiddenTypes.filter((each) => each !== type);
    void changeSettings({ hiddenTypes: isShown ? others : [...others, type] });
  };
  return (
    <div className={styles.form}>
      <fieldset className={styles.group}>
        <legend>{say.shown}</legend>
        <div className={styles.columns}>
          {types.map((type) => (
            <Option
              key={type}
              label={text.names.entityGroups[type]}
              checked={!hidden.has(type)}
              onChange={(isShown) => show(type, isShown)}
            />
          ))}
        </div>
      </fieldset>
      <section className={styles.group} aria-label={say.corrections}>
        <h3>{say.corrections}</h3>
        <Corrections />
      </section>
    </div>
  );
}

function Corrections() {
  const { data, error, refetch } = useQuery(correctionsQuery);
  const [words, setWords] = useState('');
  const [most, setMost] = useState(step);
  const say = text.settings.entities;
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting words={text.common.loading} />;
  // Notes are no corrections: they stand on the pages of their names.
  const all = data.filter(({ kind }) => kind !== 'note').reverse();
  if (all.length === 0) return <p>{say.none}</p>;
  const wanted = fold(words).text.trim();
  const found = all.filter((each) => fold(correctionInWords(each)).text.includes(wanted));
  return (
    <>
      <p>{say.correctionsSay}</p>
      {all.length > 8 && (
        <input
          type="search"
          className={styles.search}
          placeholder={say.filter}
          aria-label={say.filter}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <ul className={styles.list}>
        {found.slice(0, most).map((each) => (
          <Line key={each.id} correction={each} />
        ))}
      </ul>
      {found.length > most && (
        <div>
          <Button onClick={() => setMost(most + step)}>{say.more}</Button>
        </div>
      )}
    </>
  );
}

function Line({ correction }: { correction: Correction }) {
  const say = text.settings.entities;
  const what = correctionInWords(correction);
  const { articles } = correction;
  return (
    <li>
      <span>
        {what}
        <small>{articles === null ? say.everywhere : say.here(articles.length)}</small>
      </span>
      <Button
        aria-label={say.undoOf(what)}
        onClick={({ currentTarget }) => {
          // The keyboard goes on to the next one: this line goes.
          const line = currentTarget.closest('li');
          const next = line?.nextElementSibling ?? line?.previousElementSibling;
          void takeBackCorrection(correction.id, { label: say.label, done: say.undone(what) });
          next?.querySelector('button')?.focus();
        }}
      >
        {say.undo}
      </Button>
    </li>
  );
}
