import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the built page, with its size in bytes as it travels packed. */
export interface BuiltFile {
  readonly name: string;
  readonly gzip: number;
}

/** What the built page is made of. */
export interface BuiltPage {
  /** The page, and every script and style sheet that it names or that such a script imports before it runs. */
  readonly first: readonly BuiltFile[];
  /** Scripts and style sheets that are loaded later. */
  readonly later: readonly BuiltFile[];
  readonly fonts: readonly BuiltFile[];
}

/** Reads a build as the browser does: from the page on, along static imports. */
export function readBuiltPage(folder: string): BuiltPage {
  const assets = join(folder, 'assets');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.?\/assets\/([^"]+)"/g)].map((match) => match[1] as string);
  const first = new Set<string>();
  for (let name = named.pop(); name !== undefined; name = named.pop()) {
    if (first.has(name)) continue;
    first.add(name);
    if (!name.endsWith('.js')) continue;
    const code = readFileSync(join(assets, name), 'utf8');
    for (const match of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
      named.push(basename(match[1] as string));
  }
  const sized = (name: string): BuiltFile => ({ name, gzip: gzipSync(readFileSync(join(assets, name))).length });
  const all = readdirSync(assets);
  const isCode = (name: string) => name.endsWith('.js') || name.endsWith('.css');
  return {
    first: [{ name: 'index.html', gzip: gzipSync(html).length }, ...[...first].map(sized)],
    later: all.filter((name) => isCode(name) && !first.has(name)).map(sized),
    fonts: all.filter((name) => name.endsWith('.woff2')).map(sized),
  };
}

/** Bytes that files take together. */
export function sumOf(files: readonly BuiltFile[]): number {
  return files.reduce((sum, { gzip }) => sum + gzip, 0);
}
