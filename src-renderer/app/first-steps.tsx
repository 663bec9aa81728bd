import { X } from 'lucide-react';
import { useState } from 'react';
import { text } from '../lib/text.ts';
import { IconButton } from '../ui/button.tsx';
import { Filled } from '../ui/filled.tsx';
import { CommandKeys } from '../ui/keys.tsx';
import styles from './first-steps.module.css';

/** The welcome of a first start, over the sample article: what can be tried on it at once. */
export function FirstSteps() {
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  return (
    <section className={styles.welcome} aria-label={text.welcome.region}>
      <h2>{text.welcome.title}</h2>
      <p>{text.welcome.sample}</p>
      <Steps />
      <IconButton label={text.welcome.close} className={styles.close} onClick={() => setShown(false)}>
        <X />
      </IconButton>
    </section>
  );
}

const keys = {
  first: <CommandKeys id="mark.yellow" />,
  last: <CommandKeys id="mark.red" />,
  note: <CommandKeys id="mark.note" />,
  export: <CommandKeys id="file.export" />,
  palette: <CommandKeys id="view.palette" />,
  undo: <CommandKeys id="edit.undo" />,
};

/** What can be done with an article. */
export function Steps() {
  const { mark, sidebar, add, commands } = text.welcome;
  return (
    <ul className={styles.steps}>
      {[mark, sidebar, add, commands].map((step) => (
        <li key={step}>
          <Filled text={step} parts={keys} />
        </li>
      ))}
    </ul>
  );
}
