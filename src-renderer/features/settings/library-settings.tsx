import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { stockQuery } from '../../api/list-queries.ts';
import { formats, text } from '../../lib/text.ts';
import { announce, report } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Filled } from '../../ui/filled.tsx';
import { Folder } from './folder.tsx';
import styles from './settings.module.css';

interface LibrarySettingsProps {
  canReveal: boolean;
  onBackUp: () => void;
  onRestore: () => void;
}

/** Where the library is and what is in it; what can be done with all of it. */
export function LibrarySettings({ canReveal, onBackUp, onRestore }: LibrarySettingsProps) {
  const { data: stock, error, refetch } = useQuery(stockQuery);
  const say = text.settings.library;
  const check = useMutation({ mutationFn: () => call('library.check', {}), onError: report });
  const reindex = useMutation({
    mutationFn: () => call('library.reindex', {}),
    onError: report,
    onSuccess: () => announce(say.indexed),
  });
  const found = check.data;
  return (
    <div className={styles.form}>
      <section className={styles.group}>
        <h3>{say.folder}</h3>
        <Folder folder="library" canReveal={canReveal} />
        {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
        {stock != null && (
          <p>
            {say.size}: {formats.number(stock)}
          </p>
        )}
      </section>
      <section className={styles.group}>
        <h3>{say.backup}</h3>
        <p>{say.backupSays}</p>
        <div className={styles.row}>
          <Button onClick={onBackUp}>{say.backUp}</Button>
          <Button onClick={onRestore}>{say.restore}</Button>
        </div>
      </section>
      <section className={styles.group}>
        <h3>{say.check}</h3>
        <p>{say.checkSays}</p>
        <div className={styles.row}>
          <Button aria-disabled={check.isPending} onClick={() => check.isPending || check.mutate()}>
            {check.isPending ? say.checking : say.checkNow}
          </Button>
          <span role="status">
            {found &&
              !check.isPending &&
              (found.wrong === 0 ? say.sound(found.checked) : say.wrong(found.checked, found.wrong))}
          </span>
        </div>
        {found !== undefined && found.wrong > 0 && (
          <>
            <ul className={styles.findings}>
              {found.findings.map(({ path, detail }) => (
                <li key={`${path} ${detail}`}>
                  <strong>{path}</strong>: {detail}
                </li>
              ))}
              {found.wrong > found.findings.length && (
                <li>
                  <Filled
                    text={say.more(found.wrong - found.findings.length)}
                    parts={{ command: <code>postil doctor</code> }}
                  />
                </li>
              )}
            </ul>
            <p>
              <Filled text={say.repairSays} parts={{ command: <code>postil doctor --repair</code> }} />
            </p>
          </>
        )}
      </section>
      <section className={styles.group}>
        <h3>{say.index}</h3>
        <p>{say.indexSays}</p>
        <div>
          <Button aria-disabled={reindex.isPending} onClick={() => reindex.isPending || reindex.mutate()}>
            {reindex.isPending ? say.indexing : say.reindex}
          </Button>
        </div>
      </section>
    </div>
  );
}
