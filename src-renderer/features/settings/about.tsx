import { useQuery } from '@tanstack/react-query';
import { aboutQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { Failure } from '../../ui/failure.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Folder } from './folder.tsx';
import { licencesQuery } from './licences.ts';
import styles from './settings.module.css';

/** What Postil is made of, where it keeps things, and what it promises. */
export function About({ canReveal }: { canReveal: boolean }) {
  const { data: about, error, refetch } = useQuery(aboutQuery);
  const say = text.settings.about;
  return (
    <div className={styles.form}>
      <section className={styles.group}>
        <h3>{say.versions}</h3>
        {error !== null ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : about === undefined ? (
          <Waiting words={text.common.loading} />
        ) : (
          <p translate="no">{about.versions.map(({ name, version }) => `${name} ${version}`).join(' · ')}</p>
        )}
      </section>
      <section className={styles.group}>
        <p>{say.promise}</p>
        <p>{say.proof}</p>
      </section>
      {error === null && (
        <section className={styles.group}>
          <h3>{say.folders}</h3>
          {(['library', 'state', 'cache'] as const).map((folder) => (
            <Folder key={folder} folder={folder} label={say.folder[folder]} canReveal={canReveal} />
          ))}
        </section>
      )}
      <Licences />
    </div>
  );
}

function Licences() {
  const { data: licences, error } = useQuery(licencesQuery);
  const say = text.settings.about;
  return (
    <section className={styles.group}>
      <h3>{say.licences}</h3>
      {error !== null && <p>{say.missing}</p>}
      {licences !== undefined && (
        <>
          <p>{say.licencesSay(licences.length)}</p>
          <ul className={styles.licences}>
            {licences.map(({ name, version, licence, text: words }) => (
              <li key={`${name} ${version}`}>
                <details>
                  <summary translate="no">
                    <bdi dir="ltr">
                      {name} {version}
                    </bdi>{' '}
                    <small>{licence}</small>
                  </summary>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus, for those who scroll by keys */}
                  <pre tabIndex={0} lang="en">
                    {words === '' ? say.noText : words}
                  </pre>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
