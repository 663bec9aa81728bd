import { useEffect, useLayoutEffect } from 'react';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { paintLayer } from '../../lib/article-page/paint-layers.ts';
import { useSession } from '../../session/session.ts';
import { FindBar } from './find-bar.tsx';
import { currentHit, find, isFoundIn, useFinding } from './finding.ts';
import { HitStrip } from './hit-strip.tsx';

/** Finding in the open article while its bar is open: the bar, the hits painted in the text, and where they are in it. */
export function Find() {
  const page = useSession((state) => state.page);
  const isOpen = useSession((state) => state.finding);
  return isOpen && page !== null ? <OpenFind page={page} /> : null;
}

function OpenFind({ page }: { page: ArticlePage }) {
  const hits = useFinding((state) => state.hits);
  const current = useFinding((state) => state.current);

  // The bar that stays open looks in the next article, without moving it.
  useEffect(() => {
    if (!isFoundIn(page)) find(null, false);
  }, [page]);

  useLayoutEffect(() => paintLayer(page, 'find', hits), [page, hits]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `hits` and `current` say which hit that is
  useLayoutEffect(() => {
    const hit = currentHit();
    paintLayer(page, 'find-current', hit === null ? [] : [hit]);
  }, [page, hits, current]);
  useLayoutEffect(
    () => () => {
      paintLayer(page, 'find', []);
      paintLayer(page, 'find-current', []);
    },
    [page],
  );

  return (
    <>
      <FindBar />
      <HitStrip page={page} hits={hits} current={current} />
    </>
  );
}
