import { useEffect } from 'react';
import { ContinueReading } from '../features/library-list/continue-reading.tsx';
import { goToRows } from '../features/library-list/list-commands.ts';
import { hasNoOtherPlace } from '../lib/keyboard-place.ts';
import { text } from '../lib/text.ts';
import { Button } from '../ui/button.tsx';
import { Filled } from '../ui/filled.tsx';
import { CommandKeys } from '../ui/keys.tsx';
import styles from './app.module.css';
import { Steps } from './first-steps.tsx';

interface WelcomeProps {
  isEmpty: boolean;
  /** Whether none has ever been open, as where the first ones came by the command line. */
  isFirst: boolean;
  onOpen: (id: string) => void;
  onImport: () => void;
}

/** What stands in the middle while no article is open. */
export function Welcome({ isEmpty, isFirst, onOpen, onImport }: WelcomeProps) {
  // What can be opened stands in the list: the keys that go through it are the next ones.
  useEffect(() => {
    if (!isEmpty) goToRows(hasNoOtherPlace);
  }, [isEmpty]);
  return (
    <main className={styles.welcome} id="reader" tabIndex={-1}>
      <h1>{isEmpty ? text.welcome.empty : isFirst ? text.welcome.title : text.welcome.nothingOpen}</h1>
      <p>{isEmpty ? text.welcome.emptySays : text.welcome.nothingOpenSays}</p>
      {!isEmpty && <ContinueReading onOpen={onOpen} />}
      {!isEmpty && isFirst && <Steps />}
      <p className={styles.hints}>
        <Button look={isEmpty ? 'primary' : 'plain'} onClick={onImport}>
          {text.welcome.import}
        </Button>
        {(isEmpty || !isFirst) && (
          <span>
            <Filled text={text.welcome.everyCommand} parts={{ palette: <CommandKeys id="view.palette" /> }} />
          </span>
        )}
      </p>
    </main>
  );
}
