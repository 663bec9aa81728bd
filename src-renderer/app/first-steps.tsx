import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import styles from './first-steps.module.css';

/** The welcome of a first start, over the sample article: what can be tried on it at once. */
export function FirstSteps() {
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  return (
    <section className={styles.welcome} aria-label="Welcome">
      <h2>Welcome to Postil</h2>
      <p>This is a sample article, marked already, so that everything can be tried at once.</p>
      <Steps />
      <IconButton label="Close the welcome" className={styles.close} onClick={() => setShown(false)}>
        <X />
      </IconButton>
    </section>
  );
}

/** What can be done with an article. */
export function Steps() {
  return (
    <ul className={styles.steps}>
      <li>
        Select some text and press <Keys binding="1" /> to <Keys binding="8" /> to mark it, <Keys binding="n" /> to
        write a note.
      </li>
      <li>Look at the right: who and where the article is about. Click a name to step through its mentions.</li>
      <li>
        Drop a saved web page or a text file on this window to add your own; <Keys binding="$mod+e" /> takes your notes
        out as Markdown.
      </li>
      <li>
        <Keys binding="$mod+k" /> has every command, <Keys binding="$mod+z" /> takes anything back.
      </li>
    </ul>
  );
}
