import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import { said } from '../said.ts';
import { codeOf, exists, makeDirectory, moveDurably, writeDurably } from '../storage/durable-write.ts';
import type { Template } from './template.ts';

/** The templates that Postil brings, and those of the person: files `templates/<name>.liquid` in the library. */
export interface Templates {
  /** The one that makes a format; null for a format that is made without. */
  preset(format: ExportFormat): Promise<Template | null>;
  /** The text of a format's template, to begin one's own with; null for a format that is made without. */
  presetText(format: ExportFormat): Promise<string | null>;
  /** The names of the person's own, in the order of the alphabet. */
  names(): Promise<string[]>;
  /** The text of one of them; throws `not-found`. */
  text(name: string): Promise<string>;
  /** Keeps one; throws `invalid-input` for one that cannot be read, and keeps nothing. */
  save(name: string, text: string): Promise<void>;
  /** Gives one another name; throws `not-found`, or `invalid-input` where another has that name already, whatever its case. */
  rename(name: string, to: string): Promise<void>;
  /** Keeps one as it was before it was deleted, whatever it says; throws `invalid-input` where another has its name by now. */
  restore(name: string, text: string): Promise<void>;
  /** Puts its file aside, under a name that says when; throws `not-found`. */
  delete(name: string): Promise<void>;
}

const made: readonly ExportFormat[] = ['html', 'json', 'jsonld', 'csv', 'bibtex', 'csl', 'ris', 'opml', 'entities-csv'];
const ending = '.liquid';

export function createTemplates(resourcesDirectory: string, libraryDirectory: string): Templates {
  const folder = join(libraryDirectory, 'templates');
  const parsed = new Map<ExportFormat, Template>();
  const presetText = async (format: ExportFormat) =>
    made.includes(format) ? null : readFile(join(resourcesDirectory, 'templates', `${format}${ending}`), 'utf8');
  const pathOf = (name: string) => join(folder, name + ending);
  async function names(): Promise<string[]> {
    try {
      const files = await readdir(folder);
      return files
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
        .sort();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }
  /** Some file systems tell no case apart: what is another file on one is the same on the other. */
  const isSame = (name: string, other: string) => name.toLowerCase() === other.toLowerCase();
  /** All names, of which `name` is one. */
  async function namesWith(name: string): Promise<string[]> {
    mustBeName(name);
    const all = await names();
    if (all.includes(name)) return all;
    throw new AppError('not-found', said().exporting.noTemplate(name, folder));
  }
  return {
    presetText,
    async preset(format) {
      const known = parsed.get(format);
      if (known !== undefined) return known;
      const text = await presetText(format);
      if (text === null) return null;
      const { parseTemplate } = await import('./template.ts');
      const template = parseTemplate(text);
      parsed.set(format, template);
      return template;
    },
    names,
    async text(name) {
      mustBeName(name);
      try {
        return await readFile(pathOf(name), 'utf8');
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error;
        throw new AppError('not-found', said().exporting.noTemplate(name, folder));
      }
    },
    async save(name, text) {
      mustBeName(name);
      const { parseTemplate } = await import('./template.ts');
      parseTemplate(text);
      await makeDirectory(folder);
      await writeDurably(pathOf(name), text);
    },
    async rename(name, to) {
      mustBeName(to);
      const isTaken = (await namesWith(name)).some((each) => each !== name && isSame(each, to));
      if (isTaken) throw new AppError('invalid-input', said().exporting.templateThere(to));
      if (to !== name) await moveDurably(pathOf(name), pathOf(to));
    },
    async restore(name, text) {
      mustBeName(name);
      // Asked of the file system, which knows whether another case is another file.
      if (await exists(pathOf(name))) throw new AppError('invalid-input', said().exporting.templateBack(name));
      await makeDirectory(folder);
      await writeDurably(pathOf(name), text);
    },
    async delete(name) {
      await namesWith(name);
      await moveDurably(pathOf(name), `${pathOf(name)}.deleted-${Date.now()}`);
    },
  };
}

/** A name is one of a file in that folder, and leads nowhere else. */
function mustBeName(name: string): void {
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]{0,59}$/u.test(name) && !/ $/.test(name)) return;
  throw new AppError('invalid-input', said().exporting.templateName);
}
