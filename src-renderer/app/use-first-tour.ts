import { useEffect } from 'react';
import type { Settings } from '#shared/model/settings.ts';
import { startTour, withdrawTour } from '../features/tour/tour-state.ts';

/** Shows the tour over the sample article of a first start, unless it was seen; `welcome` is the sample's id then. */
export function useFirstTour(settings: Settings | undefined, welcome: string | null | undefined): void {
  const isWanted = settings?.tourSeen === false && welcome != null;
  useEffect(() => {
    if (!isWanted) return;
    startTour(welcome);
    // Seen in another window, or in this one before it was loaded again.
    return withdrawTour;
  }, [isWanted, welcome]);
}
