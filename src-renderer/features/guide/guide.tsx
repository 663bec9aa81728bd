import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { create } from 'zustand';
import { type GuideName, type GuideSection, plainGuide, searchGuide } from '#shared/guide/guide-page.ts';
import { titleOfCommand } from '../../api/command-list.ts';
import { moveAmong } from '../../lib/move-among.ts';
import { text } from '../../lib/text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import searchField from '../../ui/search-field.module.css';
import styles from './guide.module.css';
import { languageOfGuide, loadGuide } from './guide-pages.ts';
import { GuideText } from './guide-text.tsx';

/** Where the guide was left, for the next time. */
const useGuide = create<{ name: GuideName; query: string }>()(() => ({ name: 'start', query: '' }));

/** The guide: its pages beside the one that is read, and a search through all of them. */
export function Guide({ onClose }: { onClose: () => void }) {
  const { guide } = text;
  const { name, query } = useGuide();
  const language = document.documentElement.lang;
  const { data: pages = [] } = useQuery({ queryKey: ['guide', language], queryFn: () => loadGuide(language) });
  // Of the texts alone: the window around them has its own.
  const written = { lang: languageOfGuide(language), dir: 'ltr' };
  const page = pages.find((each) => each.name === name);
  const hits = searchGuide(pages, query, titleOfCommand);
  const list = useRef<HTMLElement>(null);
  const reader = useRef<HTMLElement>(null);

  function show(next: GuideName, section: GuideSection | null = null): void {
    useGuide.setState({ name: next });
    reader.current?.focus({ preventScroll: true });
    reader.current?.scrollTo({ top: 0, behavior: 'instant' });
    // Once the page stands.
    requestAnimationFrame(() => {
      const headings = [...(reader.current?.querySelectorAll('h3') ?? [])];
      headings.find(({ textContent }) => textContent === section?.heading)?.scrollIntoView();
    });
  }

  return (
    <Dialog title={guide.title} width={900} onClose={onClose}>
      <div className={styles.guide}>
        <nav
          ref={list}
          className={styles.list}
          aria-label={guide.pages}
          onKeyDown={(event) => moveAmong(event, list.current)}
        >
          <label className={`${searchField.field} ${styles.search}`}>
            <Search aria-hidden />
            <input
              type="search"
              aria-label={guide.search}
              placeholder={guide.search}
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={(event) => useGuide.setState({ query: event.target.value })}
            />
          </label>
          {query.trim() === '' ? (
            <ul {...written}>
              {pages.map((each) => (
                <li key={each.name}>
                  <button
                    type="button"
                    data-row
                    aria-current={each.name === name ? 'page' : undefined}
                    onClick={() => show(each.name)}
                  >
                    {each.title}
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <ul {...written}>
              {hits.map((hit) => (
                <li key={`${hit.page.name} ${hit.section.heading}`}>
                  <button type="button" data-row onClick={() => show(hit.page.name, hit.section)}>
                    {hit.section.heading ?? hit.page.title}
                    <small>
                      {hit.section.heading === null ? plainGuide(hit.section.markdown, titleOfCommand) : hit.page.title}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <p className={styles.none} role="status">
            {query.trim() !== '' && pages.length > 0 && hits.length === 0 && guide.nothing}
          </p>
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus, for those who scroll by keys */}
        <section ref={reader} className={styles.page} tabIndex={0} aria-label={page?.title ?? guide.title} {...written}>
          {page && (
            <>
              <h2>{page.title}</h2>
              {page.sections.map((section) => (
                <section key={section.heading}>
                  {section.heading !== null && <h3>{section.heading}</h3>}
                  <GuideText markdown={section.markdown} onPage={show} />
                </section>
              ))}
            </>
          )}
        </section>
      </div>
    </Dialog>
  );
}
