import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '../../src-renderer/ui/tokens.css';
import '../../src-renderer/ui/base.css';
import '../../src-renderer/ui/colors.css';
import './sheet.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../../src-renderer/api/queries.ts';
import { useAppearance } from '../../src-renderer/app/use-appearance.ts';
import { loadTheRest } from '../../src-renderer/lib/later.tsx';
import { showLanguage } from '../../src-renderer/lib/text.ts';
import { answer, forgetAnswers, knowAnswers } from './answers.ts';
import { knowSamples, settings } from './samples.ts';
import type { Specimen } from './specimen.ts';
import { groups } from './specimens.ts';
import { emptyStores } from './stores.ts';

/**
 * The components of Postil with literal props. `theme` names the theme, `one` the only specimen that is shown, as in a window
 * of its own, `language` the language of the texts; with `still` what has a window of its own stays empty.
 */
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme') === 'dark' ? 'dark' : 'light';
const specimens = groups.flatMap((group) => group.specimens);
/** Those of the sheet itself, and not of a window in it. */
const unframed = specimens.filter(({ frame }) => frame === undefined);

// Nobody else answers here: what has no sample is shown as it is while it loads, what failed stays as it is.
Object.assign(window, { fetch: answer });
queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retryOnMount: false } });

interface SheetProps {
  /** The only specimen that is shown; undefined for the sheet with all that need no window. */
  one: Specimen | undefined;
}

function Sheet({ one }: SheetProps) {
  useAppearance({ ...settings, theme });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as another specimen is another sheet
  useEffect(() => void act(one), []);
  if (one !== undefined) return one.show();
  return (
    <div className="gallery">
      {groups.map(({ title, specimens }) => [
        <h2 key={title}>{title}</h2>,
        ...specimens.map((specimen) => <Shown key={specimen.id} {...specimen} />),
      ])}
    </div>
  );
}

/** Does what a person does in what is shown; then it can be looked at, from its beginning. */
async function act(one: Specimen | undefined): Promise<void> {
  for (const { act } of one === undefined ? unframed : [one]) await act?.();
  if (one === undefined) {
    standOnPixels();
    scrollTo({ top: 0 });
  }
  document.body.setAttribute('data-ready', '');
}

/** Whatever stands before a part of the sheet, it begins with a whole pixel, and looks the same. */
function standOnPixels(): void {
  const parts = [...document.querySelectorAll<HTMLElement>('.gallery > *')];
  const heights = parts.map((part) => Math.ceil(part.getBoundingClientRect().height));
  for (const [at, part] of parts.entries()) part.style.height = `${heights[at]}px`;
}

function Shown({ id, title, frame, show }: Specimen) {
  return (
    <section className="specimen" data-specimen={id} data-framed={frame !== undefined}>
      <h3>{title}</h3>
      {frame === undefined ? (
        show()
      ) : (
        <iframe
          {...frame}
          loading="lazy"
          title={title}
          src={asked.has('still') ? undefined : `./sheet.html?theme=${theme}&one=${id}`}
        />
      )}
    </section>
  );
}

await showLanguage(asked.get('language') === 'de' ? 'de' : 'en');
// What comes after the first screen is there, and nothing grows while it is looked at.
await loadTheRest(() => true);
// What measures its words when it is drawn measures them in their own faces, and is as high in every picture.
await Promise.all([...document.fonts].map((face) => face.load()));
const container = document.getElementById('root');
if (container === null) throw new Error('sheet.html has no #root');
const root = createRoot(container);

/** Shows the whole sheet, or a specimen by its id, as if nothing had been shown before. */
function present(id: string | null): void {
  document.body.removeAttribute('data-ready');
  flushSync(() => root.render(null));
  emptyStores();
  queryClient.clear();
  forgetAnswers();
  const one = specimens.find((specimen) => specimen.id === id);
  document.body.toggleAttribute('data-sheet', one === undefined);
  knowSamples();
  for (const { prepare, answers = {} } of one === undefined ? unframed : [one]) {
    knowAnswers(answers);
    prepare?.();
  }
  root.render(
    <QueryClientProvider client={queryClient}>
      <Sheet key={id} one={one} />
    </QueryClientProvider>,
  );
}

// For the pictures, which are taken one after another.
Object.assign(window, { present });
present(asked.get('one'));
