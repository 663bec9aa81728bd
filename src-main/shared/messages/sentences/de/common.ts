import type { CoreMessages } from '../core-messages.ts';

export const common: CoreMessages['common'] = {
  ownFault: 'In Postil ist ein Fehler aufgetreten. Was vorher gespeichert war, ist davon nicht betroffen.',
};
