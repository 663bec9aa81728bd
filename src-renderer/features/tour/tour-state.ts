import { create } from 'zustand';
import { changeSettings } from '../../api/actions.ts';

/** What the cards of the tour are about, in their order. */
export const tourSteps = ['mark', 'margin', 'out'] as const;
export type TourStep = (typeof tourSteps)[number];

/** The article over which the tour is shown, and how far it is; null where it is not. */
interface TourState {
  readonly tour: {
    readonly articleId: string;
    readonly step: TourStep;
    /** Whether it has not been seen yet, and takes the keyboard. */
    readonly isNew: boolean;
  } | null;
}

export const useTour = create<TourState>()(() => ({ tour: null }));

export function startTour(articleId: string): void {
  useTour.setState({ tour: { articleId, step: 'mark', isNew: true } });
}

/** Notes that the tour is seen now; whether it was new. */
export function begin(): boolean {
  const { tour } = useTour.getState();
  if (!tour?.isNew) return false;
  useTour.setState({ tour: { ...tour, isNew: false } });
  return true;
}

/** Goes to the next card or to the one before; beyond the last one the tour is over. */
export function stepTour(by: 1 | -1): void {
  const { tour } = useTour.getState();
  if (tour === null) return;
  const step = tourSteps[tourSteps.indexOf(tour.step) + by];
  if (step !== undefined) useTour.setState({ tour: { ...tour, step } });
  else if (by === 1) endTour();
}

/** Takes the tour away. */
export function withdrawTour(): void {
  useTour.setState({ tour: null });
}

/** Ends the tour, wherever it is: it does not come again by itself. */
export function endTour(): void {
  withdrawTour();
  void changeSettings({ tourSeen: true });
  document.getElementById('reader')?.focus({ preventScroll: true });
}
