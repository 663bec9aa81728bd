import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { EntityAction } from '#shared/commands/entity-keys.ts';
import { fixedKey } from '#shared/commands/fixed-keys.ts';
import type { LibraryEntity, EntityPage as Page } from '#shared/model/library-entity.ts';
import { correctEntity } from '../../api/entity-actions.ts';
import { entityPageQuery } from '../../api/queries.ts';
import { isInPopup, isWriting } from '../../lib/keys.ts';
import { formats, text } from '../../lib/text.ts';
import { useTitle } from '../../lib/use-title.ts';
import { goBack, useBackKey } from '../../session/going-back.ts';
import { type Place, showEntity, useSession } from '../../session/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Filled } from '../../ui/filled.tsx';
import sheetStyles from '../../ui/sheet.module.css';
import { Waiting } from '../../ui/waiting.tsx';
import { actionOf, actionsFor, type FormAction, isFormAction, wordsOf } from './correcting.ts';
import { CorrectionForm } from './correction-form.tsx';
import { EntityMenu } from './entity-menu.tsx';
import { EntityNotes } from './entity-notes.tsx';
import styles from './entity-page.module.css';
import { Mentions } from './mentions.tsx';
import { MonthsChart } from './months-chart.tsx';

interface EntityPageProps {
  id: string;
  writes: boolean;
  onOpen: (place: Place) => void;
  reads: (body: string) => ReactNode;
  previews: (body: string) => ReactNode;
  /** What it said and what is said of it, over `rest`, which waits for it. */
  said: (entity: LibraryEntity, rest: ReactNode) => ReactNode;
}

/** What the library knows of one entity, in place of the article. Escape goes back to where it was opened from. */
export function EntityPage({ id, writes, onOpen, reads, previews, said }: EntityPageProps) {
  const query = useInfiniteQuery(entityPageQuery(id));
  const sheet = useRef<HTMLElement>(null);
  const [written, setWritten] = useState<string | null>(writes ? 'first' : null);
  const pages = query.data?.pages;
  const first = pages?.[0];
  const name = first?.entity.name;
  useBackKey();
  useEffect(() => {
    if (!writes) sheet.current?.focus({ preventScroll: true });
  }, [writes]);
  useTitle(name);

  return (
    <main
      className={sheetStyles.page}
      aria-label={text.entities.page}
      id="reader"
      tabIndex={-1}
      aria-busy={query.isPending}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and takes the keyboard when it opens */}
      <section ref={sheet} className={sheetStyles.sheet} tabIndex={0} aria-label={name ?? text.entities.page}>
        <div className={`${sheetStyles.column} ${styles.column}`}>
          <IconButton label={text.entities.back} keys={fixedKey('leave')} className={sheetStyles.back} onClick={goBack}>
            <ArrowLeft />
          </IconButton>
          {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
          {query.isPending && <Waiting words={text.common.loading} />}
          {first && pages && (
            <>
              <Head page={first} onWrite={() => setWritten('first')} />
              <EntityNotes
                key={first.entity.id}
                entity={first.entity}
                notes={first.notes}
                written={written}
                onWrite={setWritten}
                reads={reads}
                previews={previews}
              />
              <Similar of={first.entity} similar={first.similar} />
              <Together together={first.together} />
              {said(
                first.entity,
                <section aria-label={text.entities.mentionsRegion} className={styles.mentions}>
                  <h2>{text.entities.inArticles(first.total)}</h2>
                  <MonthsChart months={first.months} />
                  <Mentions articles={pages.flatMap(({ articles }) => articles)} onOpen={onOpen} />
                  {query.hasNextPage && (
                    <Button
                      aria-disabled={query.isFetchingNextPage}
                      onClick={() => query.isFetchingNextPage || void query.fetchNextPage()}
                    >
                      {text.entities.showMore}
                    </Button>
                  )}
                </section>,
              )}
            </>
          )}
        </div>
      </section>
    </main>
  );
}

/** Names and roles, and what can be done with the entity: the keys of a list's row work on the page. */
function Head({ page, onWrite }: { page: Page; onWrite: () => void }) {
  const { entity, names, roles, corrections, pending } = page;
  const [menuOpen, setMenuOpen] = useState(false);
  const [form, setForm] = useState<FormAction | null>(null);
  const actions = actionsFor(entity, null).filter((action): action is EntityAction => action !== 'page');
  const others = names.filter((other) => other.text !== entity.name);

  const act = (action: EntityAction) => {
    if (isFormAction(action)) setForm(action);
    else if (action === 'note') onWrite();
    else if (action === 'ignore') void ignore(entity);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actionOf(event);
      const { target } = event;
      const isElsewhere =
        isWriting(target) ||
        !(target instanceof Element) ||
        target.closest('form') !== null ||
        target.closest('nav') !== null;
      if (action === null || !actions.includes(action) || isElsewhere || isInPopup(target)) return;
      if (useSession.getState().dialog !== null) return;
      event.preventDefault();
      event.stopPropagation();
      act(action);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  });

  return (
    <header className={styles.head}>
      <p className={styles.kind}>{text.names.entityTypes[entity.type]}</p>
      <div className={styles.title}>
        <h1 dir="auto">{entity.name}</h1>
        <EntityMenu name={entity.name} actions={actions} open={menuOpen} onOpenChange={setMenuOpen} onAction={act} />
      </div>
      {form !== null && (
        <CorrectionForm
          entity={{ ...entity, aliases: others.map((other) => other.text) }}
          action={form}
          here={null}
          others={[]}
          onDone={() => {
            setForm(null);
            setTimeout(() => document.getElementById('reader')?.querySelector('section')?.focus());
          }}
        />
      )}
      {others.length > 0 && (
        <p>
          <Filled
            text={text.entities.also}
            parts={{
              names: others.map((other, index) => (
                <span key={other.text}>
                  {index > 0 && ', '}
                  {other.text} <small>{formats.number(other.count)}</small>
                </span>
              )),
            }}
          />
        </p>
      )}
      {roles.length > 0 && <p className={styles.roles}>{formats.row(roles.map((role) => role.text))}</p>}
      <p className={styles.quiet}>
        {text.entities.mentions(entity.mentions)}
        {corrections.length > 0 && ` · ${text.entities.asCorrected}`}
        {pending > 0 && ` · ${text.common.stillToRead(pending)}`}
      </p>
    </header>
  );
}

async function ignore({ type, name, scope }: LibraryEntity): Promise<void> {
  const given = { kind: 'ignore' as const, entity: { type, name }, articles: scope };
  // Its page is no more by then.
  goBack();
  await correctEntity(given, wordsOf(given));
}

function Similar({ of, similar }: { of: LibraryEntity; similar: Page['similar'] }) {
  if (similar.length === 0) return null;
  async function merge(other: LibraryEntity): Promise<void> {
    const entity = { type: other.type, name: other.name };
    const into = { type: of.type, name: of.name };
    const given = { kind: 'merge' as const, entity, into, articles: other.scope };
    await correctEntity(given, wordsOf(given));
  }
  return (
    <section aria-label={text.entities.theSame} className={styles.similar}>
      <h2>{text.entities.theSame}</h2>
      <ul>
        {similar.map((other) => (
          <li key={other.id}>
            <EntityLink entity={other} />
            <Button onClick={() => void merge(other)} aria-label={text.entities.mergeWith(other.name, of.name)}>
              {text.entities.merge}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As many as a glance takes in. */
const togetherAtFirst = 9;

function Together({ together }: { together: Page['together'] }) {
  const [all, setAll] = useState(false);
  const shown = all ? together : together.slice(0, togetherAtFirst);
  if (together.length === 0) return null;
  return (
    <section aria-label={text.entities.together} className={styles.together}>
      <h2>{text.entities.together}</h2>
      <ul>
        {shown.map(({ entity, articles }) => (
          <li key={entity.id}>
            <EntityLink entity={entity} count={articles} />
          </li>
        ))}
      </ul>
      {shown.length < together.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {text.entities.all(together.length)}
        </Button>
      )}
    </section>
  );
}

function EntityLink({ entity, count = entity.articles }: { entity: LibraryEntity; count?: number }) {
  return (
    <button type="button" className={styles.link} onClick={() => showEntity(entity.id)}>
      <span>{entity.name}</span> <small>{text.entities.articles(count)}</small>
    </button>
  );
}
