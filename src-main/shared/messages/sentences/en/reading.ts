import { formatsOf } from '../../formats.ts';
import type { Failure } from '../failure.ts';

const { number } = formatsOf('en');

const saveAlone = 'Save the article alone, or import it in parts.';
const saveAgain = 'Save the page again and import it anew.';
const saveText = 'Save the text again and import it anew.';
const unpackSome = 'Unpack it yourself and import the files that you want.';
const perChapter = 'Import it with one article for each chapter (--chapters).';
const noBook = (what: string): Failure => [`is no book that can be read: it ${what}.`, 'Copy or download it again.'];

/** What a file is that is no text. */
const kinds = {
  pdf: 'a PDF document',
  zip: 'a ZIP archive or an office document',
  emptyZip: 'an empty ZIP archive',
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  gif: 'a GIF image',
  gzip: 'a gzip archive',
  sevenZip: 'a 7-Zip archive',
  rar: 'a RAR archive',
  program: 'a program',
  office: 'an office document',
  media: 'an audio or video file',
  sqlite: 'an SQLite database',
  plist: 'a binary property list',
  riff: 'a media file',
  binary: 'a binary file',
};

/** Reading the formats that articles come in. A pair is what a file is or lacks, said behind its name, and what to do. */
export const reading = {
  kinds,
  isKind: (kind: keyof typeof kinds): Failure => [
    `is ${kinds[kind]}, not a web page or a text.`,
    'Save the article as a web page (HTML) or as plain text and import that.',
  ],
  tooLarge: (most: string): Failure => [`is larger than ${most}.`, 'Save the article without its media.'],
  empty: ['is empty.', 'Copy, download or save it again and import it anew.'] as Failure,
  notReadAs: (format: string): Failure => [`cannot be read as ${format}.`, 'Save the article as a web page.'],
  noArticle: [
    'holds no article text.',
    'Open the page, wait until the text shows, and save it again (complete page or SingleFile).',
  ] as Failure,
  tooManyElements: (most: number): Failure => [
    `has more than ${number(most)} elements, which no article needs.`,
    saveAlone,
  ],
  tooMuchMarkup: (most: string): Failure => [`holds more than ${most} of text and markup.`, saveAlone],
  tooMuchText: (most: string): Failure => [`holds more than ${most} of text.`, 'Cut it into parts and import those.'],
  noText: ['holds no text.', saveText] as Failure,
  noTextCopied: ['holds no text.', 'Select the text again and copy it anew.'] as Failure,
  tooManyXml: [
    'describes its contents in more elements than any article needs.',
    'Save the article alone and import that.',
  ] as Failure,

  noPlist: (detail: string): Failure => [`could not be read as a property list: ${detail}.`, saveAgain],
  emptyWebArchive: [
    'is a web archive without a page in it.',
    'Open the page, wait until it is loaded, and save it again.',
  ] as Failure,
  otherWebArchive: (kind: string): Failure => [
    `is a web archive of ${kind}, not of a page.`,
    'Save that file itself and import it.',
  ],
  emptyMhtml: [
    'is a web archive (MHTML) without a page in it, or was cut off before its end.',
    'Save the page again, as a web page in a single file or as a complete page.',
  ] as Failure,
  noMhtml: (detail: string): Failure => [`could not be read as a web archive (MHTML): ${detail}.`, saveAgain],

  pdfPages: (pages: number, most: number): Failure => [
    `has ${pages} pages; ${most} are the most.`,
    'Print the pages you want to read to a PDF of their own.',
  ],
  pdfLocked: [
    'is locked with a password.',
    'Open it in a PDF reader, print it to a PDF without a password, and import that.',
  ] as Failure,
  pdfDamaged: [
    'is a PDF document that is damaged or not complete.',
    'Download or save it again and import that.',
  ] as Failure,
  pdfTooMuch: ['holds more text than one article may.', 'Import it in parts.'] as Failure,
  pdfNoLetters: [
    'does not say which letters its signs stand for.',
    'Run text recognition (OCR) on it, for example with OCRmyPDF and --force-ocr, and import the result.',
  ] as Failure,
  pdfScan: [
    'is a PDF document without text: its pages are pictures, as a scanner makes them.',
    'Run text recognition (OCR) on it, for example with OCRmyPDF, and import the result.',
  ] as Failure,

  bookNoContents: noBook('has no table of its contents (OPF)'),
  bookNoChapters: noBook('names no chapters'),
  bookLocked: [
    'is locked by copy protection (DRM): its chapters are encrypted.',
    'Ask the shop or the publisher for a copy without it.',
  ] as Failure,
  bookNoText: [
    'is a book without text.',
    'Books of pictures alone are not read; save the text in another form.',
  ] as Failure,
  bookTooLarge: (most: string): Failure => [`holds more than ${most} of text.`, perChapter],
  bookTooMuch: ['holds more text than one article may.', perChapter] as Failure,

  archiveFiles: (most: number): Failure => [`holds more than ${number(most)} files.`, unpackSome],
  archiveUnpacks: (size: string): Failure => [`would unpack to ${size}.`, unpackSome],
  archiveFileLarge: (most: string): Failure => [`is larger than ${most}.`, unpackSome],
  archiveBomb: ['unpacks out of all proportion.', unpackSome] as Failure,
  archiveMore: (most: string): Failure => [`unpacks to more than ${most}.`, unpackSome],
  archiveLocked: ['is locked with a password.', 'Unpack it yourself and import the files.'] as Failure,
  notUnpacked: (why: string): Failure => [
    `could not be unpacked: ${why}.`,
    'Copy or download it again and import it anew.',
  ],
  broken: 'it is damaged, or not complete',
  overlapping: 'files in it lie over one another',
  notInArchive: 'it is not in the archive',
  archiveLarge: (most: string): Failure => [`is larger than ${most}.`, 'Unpack it and import the folder.'],
  archiveInArchive: [
    'is an archive in an archive, into which Postil does not look.',
    'Unpack the outer one and import it alone.',
  ] as Failure,
  unknownExport: [
    'is no export of another app that Postil knows: neither by its columns nor by its keys.',
    'Export it in another format, or save the pages.',
  ] as Failure,
  holdsNothing: [
    'holds nothing that Postil reads: no web pages, books, PDF or text files, no export of another app.',
    'If another program exported it, import the pages themselves.',
  ] as Failure,
  exportNotWhole: (detail: string): Failure => [
    `is not whole: its JSON cannot be read (${detail}).`,
    'Export it again and import it anew.',
  ],
};
