import { resolve } from 'node:path';
import { build } from 'vite';

/** A module of the page with all it imports, as one script and one style sheet for a page that has no server. */
export async function bundle(entry: string): Promise<{ script: string; style: string }> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: resolve(import.meta.dirname, '../..'),
    build: {
      write: false,
      target: 'chrome140',
      minify: false,
      lib: { entry, formats: ['iife'], name: 'bundled' },
    },
  });
  const files = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return {
    script: files.map((file) => (file.type === 'chunk' ? file.code : '')).join(''),
    style: files.map((file) => (file.type === 'asset' ? String(file.source) : '')).join(''),
  };
}
