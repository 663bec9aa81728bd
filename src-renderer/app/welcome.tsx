import { ContinueReading } from '../features/library-list/continue-reading.tsx';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
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
  return (
    <main className={styles.welcome} id="reader" tabIndex={-1}>
      <h1>{isEmpty ? 'Your library is empty' : isFirst ? 'Welcome to Postil' : 'Nothing open'}</h1>
      <p>
        {isEmpty
          ? 'Drop a saved web page or a text file anywhere in this window. It is copied into a folder on this computer and read from there, without a network.'
          : 'Choose an article on the left, or drop a saved page anywhere in this window.'}
      </p>
      {!isEmpty && <ContinueReading onOpen={onOpen} />}
      {!isEmpty && isFirst && <Steps />}
      <p className={styles.hints}>
        <Button look={isEmpty ? 'primary' : 'plain'} onClick={onImport}>
          Import files…
        </Button>
        {(isEmpty || !isFirst) && (
          <span>
            <Keys binding="$mod+k" /> for every command
          </span>
        )}
      </p>
    </main>
  );
}
