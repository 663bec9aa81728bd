import type { CoreMessages } from '../core-messages.ts';
import type { Failure } from '../failure.ts';

const byHand = 'Öffne die Seite in deinem Browser, speichere sie und importiere die Datei.';
const later = 'Versuche es später noch einmal.';
const lookAgain = 'Sieh dir die Adresse noch einmal an.';
const connect = 'Verbinde ihn und versuche es noch einmal.';
const saveIt = 'Speichere es mit deinem Browser und importiere die Datei.';
const trust = 'Wenn du der Website vertraust, öffne die Seite in deinem Browser und speichere sie.';
const pageItself = 'Gib die Adresse der Seite selbst an.';
const brokenOff: Failure = ['wurde von der Website abgebrochen.', later];
const offline: Failure = ['war nicht zu erreichen: Dieser Computer ist offline.', connect];

const kinds = {
  picture: 'ein Bild',
  video: 'ein Video',
  sound: 'eine Tonaufnahme',
  typeface: 'eine Schrift',
  feed: 'ein Nachrichtenfeed',
  xml: 'ein Datensatz für Programme (XML)',
  json: 'ein Datensatz für Programme (JSON)',
  program: 'ein Programm',
  archive: 'ein Archiv',
  office: 'ein Office-Dokument',
};

export const fetching: CoreMessages['fetching'] = {
  challenged: ['verlangt einen Beweis, dass ein Mensch fragt, und lässt Postil nicht ein.', byHand],
  signIn: (status) => [`ist nur für Leute, die sich anmelden oder bezahlen (${status}).`, byHand],
  refused: ['wurde von der Website verweigert (403): nicht zugänglich oder nur für Browser.', byHand],
  notThere: ['gibt es nicht (404).', 'Sieh nach, ob die Adresse vollständig ist.'],
  takenDown: ['wurde von der Website entfernt (410).', 'Vielleicht hat es ein Archiv des Webs.'],
  tooOften: ['wurde verweigert, weil die Website zu oft gefragt wird (429).', later],
  withheld: ['wird von der Website aus rechtlichen Gründen zurückgehalten (451).', byHand],
  ownFault: (status) => [`war nicht zu bekommen: Die Website hat selbst einen Fehler (${status}).`, later],
  otherStatus: (status) => [`wurde mit dem Status ${status} und ohne Seite beantwortet.`, byHand],

  connection: {
    ENOTFOUND: ['war nicht zu finden: Keine Website heißt so, oder dieser Computer ist offline.', lookAgain],
    ENODATA: ['war nicht zu finden: Keine Website heißt so.', lookAgain],
    EAI_AGAIN: ['ließ sich nicht nachschlagen: Dieser Computer ist offline.', connect],
    ENETUNREACH: offline,
    ENETDOWN: offline,
    EHOSTUNREACH: ['war nicht zu erreichen: Es führt kein Weg zu dem Computer.', later],
    ECONNREFUSED: ['war nicht zu erreichen: Der Computer nimmt dort keine Verbindungen an.', lookAgain],
    ECONNRESET: brokenOff,
    EPIPE: brokenOff,
    UND_ERR_SOCKET: brokenOff,
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['kam nicht vollständig an.', later],
    UND_ERR_HEADERS_OVERFLOW: ['wurde mit mehr Kopfzeilen beantwortet, als eine Seite braucht.', byHand],
  },
  expired: ['wurde nicht abgerufen: Das Zertifikat der Website ist abgelaufen.', trust],
  unproved: [
    'wurde nicht abgerufen: Die Website kann nicht beweisen, dass sie die genannte ist (ihr Zertifikat gilt nicht für sie).',
    trust,
  ],
  noEncryption: [
    'ließ sich nicht über eine verschlüsselte Verbindung abrufen.',
    'Wenn die Website kein https hat, schreibe http:// vor die Adresse.',
  ],
  notHttp: ['gab eine Antwort, die kein HTTP ist.', byHand],
  damaged: ['kam beschädigt an.', later],
  other: (told) => [`ließ sich nicht abrufen (${told}).`, later],
  tooSlow: ['hat zu lange nicht geantwortet und wurde aufgegeben.', later],

  kinds,
  isKind: (kind) => [`ist ${kinds[kind]}, kein Artikel.`, pageItself],
  isType: (type) => [`ist von einer Art, die Postil nicht liest (${type}), kein Artikel.`, pageItself],
  leadsNowhere: ['leitet zu etwas weiter, das keine Webadresse ist.', 'Öffne es in deinem Browser.'],
  leadsToPlain: (to, address) => [
    `leitet von https zu einfachem http weiter (${to}), wo jeder unterwegs mitlesen und etwas ändern kann.`,
    `Wenn du das willst, gib ${address} selbst an.`,
  ],
  tooLarge: (megabytes) => [`ist größer als ${megabytes} MB.`, saveIt],
  unknownPacking: (packing) => [`kam in einer Verpackung, die Postil nicht kennt (${packing}).`, saveIt],
  notPublic: [
    'ist kein Ort im öffentlichen Internet, sondern auf diesem Computer oder in seinem Netz, wo Postil nie fragt.',
    'Öffne es in deinem Browser, speichere die Seite und importiere die Datei.',
  ],
  redirects: (most) => [
    `leitet mehr als ${most} Mal weiter; vielleicht verlangt es Cookies, die Postil nicht behält.`,
    'Öffne es in deinem Browser, speichere die Seite und importiere sie.',
  ],

  notAsked: (text, [happened, advice]) => `„${text}“ ${happened} Nichts wurde abgerufen. ${advice}`,
  otherScheme: (scheme) => [
    `ist eine Adresse mit ${scheme}:, und Postil ruft nur Webseiten ab.`,
    'Gib eine Adresse des Webs an.',
  ],
  noAddress: ['ist keine Webadresse.', 'Kopiere sie aus der Adresszeile deines Browsers, von https:// an.'],
  withPassword: [
    'enthält einen Namen oder ein Passwort, was Postil nie sendet.',
    'Nimm beides heraus; eine Seite hinter einer Anmeldung speicherst du in deinem Browser und importierst die Datei.',
  ],
  portZero: ['nennt den Port 0, den keine Website hat.', 'Berichtige die Adresse.'],
};
