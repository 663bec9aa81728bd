import { text } from '../lib/text.ts';
import { Filled } from '../ui/filled.tsx';
import { ColorKeys, CommandKeys } from '../ui/keys.tsx';
import styles from './first-steps.module.css';

const keys = {
  colors: <ColorKeys />,
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
