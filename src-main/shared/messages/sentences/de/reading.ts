import { formatsOf } from '../../formats.ts';
import type { CoreMessages } from '../core-messages.ts';
import type { Failure } from '../failure.ts';

const { number } = formatsOf('de');

const saveAlone = 'Speichere den Artikel allein oder importiere ihn in Teilen.';
const saveAgain = 'Speichere die Seite noch einmal und importiere sie neu.';
const unpackSome = 'Entpacke es selbst und importiere die Dateien, die du willst.';
const perChapter = 'Importiere es mit einem Artikel für jedes Kapitel (--chapters).';
const noBook = (what: string): Failure => [
  `ist kein Buch, das sich lesen lässt: ${what}.`,
  'Kopiere oder lade es noch einmal herunter.',
];

const kinds = {
  pdf: 'ein PDF-Dokument',
  zip: 'ein ZIP-Archiv oder ein Office-Dokument',
  emptyZip: 'ein leeres ZIP-Archiv',
  png: 'ein PNG-Bild',
  jpeg: 'ein JPEG-Bild',
  gif: 'ein GIF-Bild',
  gzip: 'ein gzip-Archiv',
  sevenZip: 'ein 7-Zip-Archiv',
  rar: 'ein RAR-Archiv',
  program: 'ein Programm',
  office: 'ein Office-Dokument',
  media: 'eine Ton- oder Videodatei',
  sqlite: 'eine SQLite-Datenbank',
  plist: 'eine binäre Property List',
  riff: 'eine Mediendatei',
  binary: 'eine Binärdatei',
};

export const reading: CoreMessages['reading'] = {
  kinds,
  isKind: (kind) => [
    `ist ${kinds[kind]}, keine Webseite und kein Text.`,
    'Speichere den Artikel als Webseite (HTML) oder als reinen Text und importiere das.',
  ],
  tooLarge: (most) => [`ist größer als ${most}.`, 'Speichere den Artikel ohne seine Medien.'],
  empty: ['ist leer.', 'Kopiere oder speichere es noch einmal, oder lade es neu herunter, und importiere es dann.'],
  notReadAs: (format) => [`lässt sich nicht als ${format} lesen.`, 'Speichere den Artikel als Webseite.'],
  noArticle: [
    'enthält keinen Artikeltext.',
    'Öffne die Seite, warte, bis der Text zu sehen ist, und speichere sie noch einmal (vollständige Seite oder SingleFile).',
  ],
  tooManyElements: (most) => [`hat mehr als ${number(most)} Elemente; so viele braucht kein Artikel.`, saveAlone],
  tooMuchMarkup: (most) => [`enthält mehr als ${most} Text und Auszeichnung.`, saveAlone],
  tooMuchText: (most) => [`enthält mehr als ${most} Text.`, 'Zerlege es in Teile und importiere diese.'],
  noText: ['enthält keinen Text.', 'Speichere den Text noch einmal und importiere ihn neu.'],
  noTextCopied: ['enthält keinen Text.', 'Wähle den Text noch einmal aus und kopiere ihn neu.'],
  tooManyXml: [
    'beschreibt seinen Inhalt mit mehr Elementen, als ein Artikel braucht.',
    'Speichere den Artikel allein und importiere das.',
  ],

  noPlist: (detail) => [`ließ sich nicht als Property List lesen: ${detail}.`, saveAgain],
  emptyWebArchive: [
    'ist ein Webarchiv ohne eine Seite darin.',
    'Öffne die Seite, warte, bis sie geladen ist, und speichere sie noch einmal.',
  ],
  otherWebArchive: (kind) => [
    `ist ein Webarchiv von ${kind}, nicht von einer Seite.`,
    'Speichere diese Datei selbst und importiere sie.',
  ],
  emptyMhtml: [
    'ist ein Webarchiv (MHTML) ohne eine Seite darin oder wurde vor seinem Ende abgeschnitten.',
    'Speichere die Seite noch einmal, als Webseite in einer Datei oder als vollständige Seite.',
  ],
  noMhtml: (detail) => [`ließ sich nicht als Webarchiv (MHTML) lesen: ${detail}.`, saveAgain],

  pdfPages: (pages, most) => [
    `hat ${pages} Seiten; höchstens ${most} dürfen es sein.`,
    'Drucke die Seiten, die du lesen willst, in ein eigenes PDF.',
  ],
  pdfLocked: [
    'ist mit einem Passwort geschützt.',
    'Öffne es in einem PDF-Programm, drucke es in ein PDF ohne Passwort und importiere das.',
  ],
  pdfDamaged: [
    'ist ein PDF-Dokument, das beschädigt oder nicht vollständig ist.',
    'Speichere es noch einmal, oder lade es neu herunter, und importiere das.',
  ],
  pdfTooMuch: ['enthält mehr Text, als ein Artikel haben darf.', 'Importiere es in Teilen.'],
  pdfNoLetters: [
    'sagt nicht, für welche Buchstaben die Zeichen darin stehen.',
    'Lass eine Texterkennung (OCR) darüberlaufen, zum Beispiel OCRmyPDF mit --force-ocr, und importiere das Ergebnis.',
  ],
  pdfScan: [
    'ist ein PDF-Dokument ohne Text: Die Seiten sind Bilder, wie ein Scanner sie macht.',
    'Lass eine Texterkennung (OCR) darüberlaufen, zum Beispiel OCRmyPDF, und importiere das Ergebnis.',
  ],

  bookNoContents: noBook('Es hat kein Inhaltsverzeichnis (OPF)'),
  bookNoChapters: noBook('Es nennt keine Kapitel'),
  bookLocked: [
    'ist durch einen Kopierschutz (DRM) gesperrt: Die Kapitel sind verschlüsselt.',
    'Bitte den Laden oder den Verlag um ein Exemplar ohne Kopierschutz.',
  ],
  bookNoText: [
    'ist ein Buch ohne Text.',
    'Bücher, die nur aus Bildern bestehen, werden nicht gelesen; speichere den Text in anderer Form.',
  ],
  bookTooLarge: (most) => [`enthält mehr als ${most} Text.`, perChapter],
  bookTooMuch: ['enthält mehr Text, als ein Artikel haben darf.', perChapter],

  archiveFiles: (most) => [`enthält mehr als ${number(most)} Dateien.`, unpackSome],
  archiveUnpacks: (size) => [`würde entpackt ${size} groß.`, unpackSome],
  archiveFileLarge: (most) => [`ist größer als ${most}.`, unpackSome],
  archiveBomb: ['wird entpackt unverhältnismäßig groß.', unpackSome],
  archiveMore: (most) => [`wird entpackt größer als ${most}.`, unpackSome],
  archiveLocked: ['ist mit einem Passwort geschützt.', 'Entpacke es selbst und importiere die Dateien.'],
  notUnpacked: (why) => [
    `ließ sich nicht entpacken: ${why}.`,
    'Kopiere oder lade es noch einmal herunter und importiere es neu.',
  ],
  broken: 'Es ist beschädigt oder nicht vollständig',
  overlapping: 'Dateien darin liegen übereinander',
  notInArchive: 'Es ist nicht in dem Archiv',
  archiveLarge: (most) => [`ist größer als ${most}.`, 'Entpacke es und importiere den Ordner.'],
  archiveInArchive: [
    'ist ein Archiv in einem Archiv, und dort sieht Postil nicht hinein.',
    'Entpacke das äußere und importiere dieses allein.',
  ],
  unknownExport: [
    'ist kein Export einer anderen App, den Postil kennt: weder an den Spalten noch an den Schlüsseln zu erkennen.',
    'Exportiere es in einem anderen Format oder speichere die Seiten.',
  ],
  holdsNothing: [
    'enthält nichts, was Postil liest: keine Webseiten, Bücher, PDF- oder Textdateien, keinen Export einer anderen App.',
    'Wenn ein anderes Programm es exportiert hat, importiere die Seiten selbst.',
  ],
  exportNotWhole: (detail) => [
    `ist nicht vollständig: Das JSON darin lässt sich nicht lesen (${detail}).`,
    'Exportiere es noch einmal und importiere es neu.',
  ],
};
