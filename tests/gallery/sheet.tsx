import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '../../src-renderer/ui/tokens.css';
import '../../src-renderer/ui/base.css';
import '../../src-renderer/ui/colors.css';
import './sheet.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../../src-renderer/api/queries.ts';
import { useAppearance } from '../../src-renderer/app/use-appearance.ts';
import { loadTheRest } from '../../src-renderer/lib/later.tsx';
import { showLanguage } from '../../src-renderer/lib/text.ts';
import { answer, knowAnswers } from './answers.ts';
import { knowSamples, settings } from './samples.ts';
import type { Specimen } from './specimen.ts';
import { groups } from './specimens.ts';

/**
 * The components of Postil with literal props. `theme` names the theme, `one` the only specimen that is shown, as in a window
 * of its own, `language` the language of the texts; with `still` what has a window of its own stays empty.
 */
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme') === 'dark' ? 'dark' : 'light';
const specimens = groups.flatMap((group) => group.specimens);
const one = specimens.find(({ id }) => id === asked.get('one'));

/** Those of this page, and not of a window in it. */
const own = one === undefined ? specimens.filter(({ frame }) => frame === undefined) : [one];

// Nobody else answers here: what has no sample is shown as it is while it loads, what failed stays as it is.
Object.assign(window, { fetch: answer });
queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retryOnMount: false } });

function Sheet() {
  useAppearance({ ...settings, theme });
  useEffect(() => void act(), []);
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
async function act(): Promise<void> {
  for (const { act } of own) await act?.();
  if (one === undefined) scrollTo({ top: 0 });
  document.body.setAttribute('data-ready', '');
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

document.body.toggleAttribute('data-sheet', one === undefined);
await showLanguage(asked.get('language') === 'de' ? 'de' : 'en');
knowSamples();
// What comes after the first screen is there, and nothing grows while it is looked at.
await loadTheRest(() => true);
// What measures its words when it is drawn measures them in their own faces, and is as high in every picture.
await Promise.all([...document.fonts].map((face) => face.load()));
for (const { prepare, answers = {} } of own) {
  knowAnswers(answers);
  prepare?.();
}
const root = document.getElementById('root');
if (root === null) throw new Error('sheet.html has no #root');
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <Sheet />
  </QueryClientProvider>,
);
