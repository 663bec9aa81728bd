import type { Annotation } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { type ArticleTextInFile, articleTextIn, findArticleText } from './article-text.ts';
import { findText, linksIn, type TextInFile, textIn } from './note-text.ts';

/** What Markdown cannot say of a note, so that importing the file brings it back as it was. */
export interface NoteRecord {
  readonly id: string;
  readonly anchor: Annotation['anchor'];
  /** The others are as the library has them, but for what follows from the rest. */
  readonly [key: string]: unknown;
  /** Where the file has its text; left out where the file has none. */
  readonly text?: TextInFile;
  /** Its text, where what stands in the file is not that to the letter. */
  readonly body?: string;
}

/** What the last line of a Markdown export says to Postil: a comment, which readers of Markdown do not show. */
export interface FileRecord {
  readonly article: Readonly<Record<string, unknown>>;
  readonly notes: readonly NoteRecord[];
  /** Where the file has the text of the article; left out where it has none. */
  readonly text?: ArticleTextInFile;
  /** Whether other notes of the article stand in other files. */
  readonly isPart?: true;
}

/** A note as a file has it; `body` is null where its place in the file is gone, `isEdited` where a person wrote in it. */
export interface NoteInFile {
  readonly record: NoteRecord;
  readonly body: string | null;
  readonly isEdited: boolean;
}

const carriedFacts = [
  ...['id', 'title', 'byline', 'site', 'url', 'canonicalUrl', 'published', 'saved', 'modified', 'language'],
  ...['description', 'updated', 'section', 'direction', 'edited', 'changed', 'tags', 'state', 'favourite', 'progress'],
] as const satisfies readonly (keyof Article)[];

/** What of an article goes along with its notes: what a person corrected or gave it, and by what it is known again. */
export function factsToCarry(article: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(carriedFacts.flatMap((key) => (key in article ? [[key, article[key]]] : [])));
}

const begin = '<!-- postil ';
const end = ' -->';

/**
 * A Markdown export with its record as the last line. `texts` are the notes' texts as the template was given them; where
 * one is read back otherwise than the note has it, the record carries the note's own; `blocks` are those of the article's text
 * as a template may have written them; `isPart` says that other notes of the article stand in other files. Pure.
 */
export function withRecord(
  markdown: string,
  article: Article,
  notes: readonly Annotation[],
  texts: ReadonlyMap<string, string>,
  blocks: readonly string[] = [],
  isPart = false,
): string {
  const lines = markdown.replace(/\n+$/, '').split('\n');
  const links = linksIn(lines, article.id);
  const records = notes.map((note): NoteRecord => {
    const { kind: _, body, deleted: __, place: ___, ...rest } = note;
    const given = texts.get(note.id) ?? '';
    const text = given === '' ? null : findText(lines, links.get(note.id) ?? [], given);
    if (text === null) return body === '' ? rest : { ...rest, body };
    const { text: read } = textIn(lines, links.get(note.id) ?? [], text);
    return { ...rest, text, ...(read !== body && { body }) };
  });
  const text = findArticleText(lines, blocks);
  const record = {
    article: factsToCarry(article),
    notes: records,
    ...(text !== null && { text }),
    ...(isPart && { isPart }),
  };
  return `${lines.join('\n')}\n\n${begin}${commentOf(record)}${end}\n`;
}

/** Whether a text that was written ends with a record. */
export function hasRecord(text: string): boolean {
  const written = text.trimEnd();
  return written.endsWith(end) && written.startsWith(begin, written.lastIndexOf('\n') + 1);
}

/** The record of a file and its notes with their texts; null for a file without one. Line ends may be any. */
export function readRecord(
  markdown: string,
): { readonly record: FileRecord; readonly notes: NoteInFile[]; readonly html: string | null } | null {
  const lines = markdown.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const at = lines.findLastIndex((line) => line.startsWith(begin) && line.trimEnd().endsWith(end));
  if (at < 0) return null;
  const record = recordIn((lines[at] ?? '').trimEnd().slice(begin.length, -end.length));
  if (record === null) return null;
  const above = lines.slice(0, at);
  const links = linksIn(above, String(record.article.id));
  const notes = record.notes.map((note): NoteInFile => {
    if (note.text === undefined) return { record: note, body: note.body ?? '', isEdited: false };
    const { text, isEdited } = textIn(above, links.get(note.id) ?? [], note.text);
    return { record: note, body: isEdited ? text : (note.body ?? text), isEdited };
  });
  const { text } = record;
  const html =
    text &&
    articleTextIn(
      above,
      text,
      record.notes.map(({ id }) => id),
    );
  return { record, notes, html: html ?? null };
}

/** JSON in which nothing ends a comment, and no half of a character, which a file could not hold. */
function commentOf(record: FileRecord): string {
  return JSON.stringify(record).replace(/[<>]|--/g, (sign) =>
    [...sign].map((unit) => `\\u00${unit.charCodeAt(0).toString(16)}`).join(''),
  );
}

function recordIn(json: string): FileRecord | null {
  try {
    const value = JSON.parse(json) as Partial<FileRecord> | null;
    const isRecord = typeof value?.article?.id === 'string' && Array.isArray(value.notes);
    return isRecord && value.notes?.every((note) => typeof note?.id === 'string') ? (value as FileRecord) : null;
  } catch {
    return null;
  }
}
