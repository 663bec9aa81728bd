import { useEffect } from 'react';
import type { Settings } from '#shared/model/settings.ts';
import { startTour } from '../features/tour/tour-state.ts';

/** Shows the tour over the sample article of a first start, unless it was seen; `welcome` is the sample's id then. */
export function useFirstTour(settings: Settings | undefined, welcome: string | null | undefined): void {
  const isWanted = settings?.tourSeen === false && welcome != null;
  useEffect(() => {
    if (isWanted) startTour(welcome);
  }, [isWanted, welcome]);
}
