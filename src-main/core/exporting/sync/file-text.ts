import { readFile, stat } from 'node:fs/promises';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../../said.ts';
import { codeOf } from '../../storage/durable-write.ts';

/** A text file as it is on disk: `text` has line feeds alone. */
export interface FileText {
  readonly text: string;
  /** Its line ends, the more frequent ones where they are mixed. */
  readonly eol: '\n' | '\r\n';
  /** Whether it begins with a byte order mark. */
  readonly mark: boolean;
  readonly bytes: Uint8Array;
  readonly sign: string;
}

/** What tells one state of a file from another without reading it: size and time. */
export function signOf({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }): string {
  return `${size}:${Math.floor(mtimeMs)}`;
}

/**
 * Reads a file that a person may write in, or null where it is not there. Throws AppError `unsupported` for one that is
 * no UTF-8, `disk` for one that cannot be read; each says that it was left as it is and what to do.
 */
export async function readFileText(path: string): Promise<FileText | null> {
  let bytes: Uint8Array;
  let sign: string;
  try {
    sign = signOf(await stat(path));
    bytes = await readFile(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error))) return null;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('disk', said().exporting.fileNotRead(path, reason), { cause: error });
  }
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = decoded.startsWith('\uFEFF');
    const raw = mark ? decoded.slice(1) : decoded;
    const pairs = raw.split('\r\n').length - 1;
    const eol = pairs > raw.split('\n').length - 1 - pairs ? '\r\n' : '\n';
    return { text: raw.replaceAll('\r\n', '\n'), eol, mark, bytes, sign };
  } catch (error) {
    throw new AppError('unsupported', said().exporting.notUtf8(path), { cause: error });
  }
}

/** The bytes of a text in the way in which a file was written before; where the text is the same, the same bytes. */
export function encodeText(text: string, before: Pick<FileText, 'eol' | 'mark'> & Partial<FileText>): Uint8Array {
  if (text === before.text && before.bytes !== undefined) return before.bytes;
  return Buffer.from((before.mark ? '\uFEFF' : '') + (before.eol === '\n' ? text : text.replaceAll('\n', '\r\n')));
}

/** The id that an exported file says in its beginning: in the front matter, or as a property of Logseq's. */
export function idIn(text: string): string | null {
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  const id = front === undefined ? null : /^id:[ \t]*(["']?)([\w-]+)\1[ \t]*$/m.exec(front.replaceAll('\r', ''))?.[2];
  return id ?? /^\uFEFF?(?:[^\r\n]*\r?\n){0,12}?postil-id:: ([\w-]+)[ \t]*\r?$/m.exec(text.slice(0, 2000))?.[1] ?? null;
}
