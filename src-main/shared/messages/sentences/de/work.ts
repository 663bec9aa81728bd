import type { CoreMessages } from '../core-messages.ts';

export const work: CoreMessages['work'] = {
  names: {
    comparing: 'Der Vergleich der Fassungen',
    index: 'Das Nachschlagen im Verzeichnis',
    placing: 'Das Wiederfinden der Notizen',
    reading: 'Das Lesen der Seite',
    recognising: 'Das Erkennen von Namen',
    scaling: 'Das Verkleinern eines Bildes',
  },
  tookLonger: (work, seconds) => `${work} hat länger als ${seconds} Sekunden gedauert und wurde beendet.`,
  neededMore: (work) => `${work} hat mehr Speicher gebraucht, als dafür da ist, und wurde beendet.`,
  failed: (work) => `${work} ist fehlgeschlagen.`,
  noAnswer: (work) => `${work} endete ohne Antwort.`,
  cancelled: (work) => `${work} wurde abgebrochen.`,
};
