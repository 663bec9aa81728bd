import type { CoreMessages } from '../core-messages.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'der Datenträger ist voll',
  EDQUOT: 'der Platz, der dir auf dem Datenträger zusteht, ist aufgebraucht',
  EFBIG: 'die Datei würde zu groß',
  EROFS: 'der Datenträger lässt sich nur lesen',
  EACCES: 'in den Ordner darf nicht geschrieben werden',
  EPERM: 'in den Ordner darf nicht geschrieben werden',
  EIO: 'der Datenträger meldet einen Fehler',
  EEXIST: 'eine Datei dieses Namens ist im Weg',
  ENOTDIR: 'eine Datei ist im Weg',
  EISDIR: 'ein Ordner dieses Namens ist im Weg',
  ENOENT: 'der Ordner dafür ist nicht da',
};

const wayOuts: Readonly<Record<string, string>> = {
  ENOSPC: ' Schaffe Platz und speichere noch einmal.',
  EDQUOT: ' Schaffe Platz und speichere noch einmal.',
  EFBIG: ' Lass größere Dateien zu und speichere noch einmal.',
  EROFS: ' Mach ihn beschreibbar und speichere noch einmal.',
  EACCES: ' Mach ihn beschreibbar und speichere noch einmal.',
  EPERM: ' Mach ihn beschreibbar und speichere noch einmal.',
};

const reason = (code: string, other: string) => reasons[code] ?? other;
const wayOut = (code: string) => wayOuts[code] ?? '';

const wayOutOf: Readonly<Record<string, string>> = {
  cli: 'Versuche es noch einmal, wenn das zu Ende ist.',
  browser:
    'Mach in dem Browser weiter, in dem sie geöffnet wurde, oder beende diesen Prozess (Strg-C in seinem Terminal) und starte neu, um eine neue Adresse zu bekommen.',
};

export const storage: CoreMessages['storage'] = {
  reason,
  mayNotBeRead: 'sie darf nicht gelesen werden',
  notSaved: (path, code, other) =>
    `${path} ließ sich nicht speichern: ${reason(code, other)}. Die Bibliothek ist, wie sie vorher war.${wayOut(code)}`,
  notWritten: (path, code, other) =>
    `${path} ließ sich nicht speichern: ${reason(code, other)}. Die Datei ist, wie sie vorher war.${wayOut(code)}`,
  unconfirmed: (path, reason) =>
    `${path} ließ sich nicht sicher speichern: ${reason}. Der neue Text steht darin, doch ein Stromausfall könnte den alten zurückbringen: Sieh nach dem Datenträger und speichere dann noch einmal.`,
  noFolder: (path, code, other) =>
    `Der Ordner ${path} ließ sich nicht anlegen: ${reason(code, other)}. Nichts wurde geändert.${wayOut(code)}`,
  notRead: (path, reason) =>
    `${path} ließ sich nicht lesen: ${reason}. Nichts wurde geändert; sieh nach diesem Datenträger oder Ordner.`,
  notReplaced: (path, reason, beside) =>
    `${path} ließ sich nicht ersetzen: ${reason}. Die Datei ist, wie sie vorher war; was gespeichert werden sollte, liegt als ${beside} daneben und kommt hinein, sobald sie sich ersetzen lässt. Sieh nach, ob ein anderes Programm sie festhält.`,
  notSetAside: (path) =>
    `${path} lässt sich nicht lesen und konnte nicht beiseitegelegt werden. Nichts wurde geändert.`,
  newer: (file, found, known) =>
    `${file} stammt von einem neueren Postil (Format ${found}, dieses kennt ${known}). Die Datei wurde nicht angerührt; bring Postil auf den neuesten Stand, um sie zu öffnen.`,
  keepsChanging: (path) =>
    `Ein anderes Programm ändert ${path} immerzu. Nichts wurde gespeichert; versuche es noch einmal.`,
  notWrittenBeside: (path, reason) => `${path} ließ sich nicht schreiben: ${reason}. Alles ist, wie es war.`,

  owner: (program, pid, since) => `${program} (Prozess ${pid}, seit ${since})`,
  anotherPostil: 'einem anderen Postil',
  silent: (pid, since) =>
    ` Seit ${since} gab es kein Lebenszeichen. Wenn es hängt, beende den Prozess ${pid}: Was als gespeichert gemeldet wurde, ist gespeichert.`,
  locked: (library, who, host, silence) =>
    `Die Bibliothek ${library} ist in ${who} geöffnet. Nichts wurde geändert. ${wayOutOf[host] ?? 'Schließe sie dort oder nimm die Änderung dort vor.'}${silence}`,
  lockUnusable: (path, reason) => `Die Sperre in ${path} ist nicht zu gebrauchen: ${reason}. Nichts wurde geöffnet.`,
};
