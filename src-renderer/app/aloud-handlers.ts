import type { CommandId } from '#shared/commands/catalogue.ts';
import {
  changeSpeed,
  readOrPause,
  stepReading,
  stopReading,
  useReadingAloud,
} from '../features/reading-aloud/reading.ts';
import { report } from '../lib/toasts.ts';

/** Reading the open article aloud; what goes to and fro makes sense once the bar is open. */
export function aloudHandlers(): Partial<Record<CommandId, () => void>> {
  return {
    'aloud.read': () => void readOrPause().catch(report),
    ...(useReadingAloud.getState().status !== 'closed' && {
      'aloud.next': () => stepReading(1, 'sentence'),
      'aloud.previous': () => stepReading(-1, 'sentence'),
      'aloud.forward': () => stepReading(1, 'paragraph'),
      'aloud.back': () => stepReading(-1, 'paragraph'),
      'aloud.faster': () => changeSpeed(1),
      'aloud.slower': () => changeSpeed(-1),
      'aloud.stop': stopReading,
    }),
  };
}
