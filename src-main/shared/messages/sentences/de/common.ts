import type { CoreMessages } from '../core-messages.ts';

export const common: CoreMessages['common'] = {
  ownFault: 'Postil hat einen Fehler in sich selbst. Nichts, was vorher gespeichert war, ist davon betroffen.',
};
