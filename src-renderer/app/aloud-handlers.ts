import type { CommandId } from '#shared/commands/catalogue.ts';
import { useReadingAloud } from '../features/reading-aloud/reading-state.ts';
import { report } from '../lib/toasts.ts';

type Reading = typeof import('../features/reading-aloud/reading.ts');

/** Loaded when it is first wanted: it is no part of the first screen. */
function withReading(act: (reading: Reading) => unknown): () => void {
  return () => void import('../features/reading-aloud/reading.ts').then(act).catch(report);
}

/** Reading the open article aloud; what goes to and fro makes sense once the bar is open. */
export function aloudHandlers(): Partial<Record<CommandId, () => void>> {
  return {
    'aloud.read': withReading(({ readOrPause }) => readOrPause()),
    ...(isReadingAloud() && {
      'aloud.next': withReading(({ stepReading }) => stepReading(1, 'sentence')),
      'aloud.previous': withReading(({ stepReading }) => stepReading(-1, 'sentence')),
      'aloud.forward': withReading(({ stepReading }) => stepReading(1, 'paragraph')),
      'aloud.back': withReading(({ stepReading }) => stepReading(-1, 'paragraph')),
      'aloud.faster': withReading(({ changeSpeed }) => changeSpeed(1)),
      'aloud.slower': withReading(({ changeSpeed }) => changeSpeed(-1)),
      'aloud.stop': stopReadingAloud,
    }),
  };
}

function isReadingAloud(): boolean {
  return useReadingAloud.getState().status !== 'closed';
}

/** Stops what is read aloud, if anything is. */
export function stopReadingAloud(): void {
  if (isReadingAloud()) withReading(({ stopReading }) => stopReading())();
}
