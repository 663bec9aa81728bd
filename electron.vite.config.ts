import { fileURLToPath } from 'node:url';
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { licencesPlugin } from './src-main/launch/licences.ts';

/** Entries lie flat in out/main: workers are found beside whoever starts them, resources two folders up. */
const entries = {
  desktop: 'src-main/desktop/main.ts',
  cli: 'src-main/cli/main.ts',
  'extract-worker': 'src-main/core/importing/extract-worker.ts',
  'image-worker': 'src-main/core/importing/images/image-worker.ts',
  'place-worker': 'src-main/core/notes/place-worker.ts',
  'compare-worker': 'src-main/core/comparing/compare-worker.ts',
  'index-worker': 'src-main/core/index/index-worker.ts',
  'recognise-worker': 'src-main/core/entities/recognise-worker.ts',
};

/** Where the time of a build goes is no fault of it: whoever starts Postil for the first time took it for one. */
const checks = { bundlerTimings: false };

/** What every start or every import needs, in hundreds of small files: read as part of ours, both take less time. */
const bundled = [
  '@mozilla/readability',
  'chardet',
  'commander',
  'csv-parse',
  'defuddle',
  'diff',
  'html-encoding-sniffer',
  'linkedom',
  'liquidjs',
  'lowdb',
  'micromark',
  'micromark-extension-gfm',
  'node-diff3',
  'parse5',
  'sanitize-html',
  'saxes',
  'ulid',
  'yaml',
  'yauzl',
  'zip-stream',
  'zod',
];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: { exclude: bundled },
      rolldownOptions: {
        checks,
        input: entries,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', format: 'es' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    resolve: {
      // Its version for browsers decodes by `innerHTML`, which the page's Trusted Types forbid.
      alias: {
        'decode-named-character-reference': fileURLToPath(import.meta.resolve('decode-named-character-reference')),
      },
    },
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      minify: true,
      // In kilobytes, unpacked: what the first screen may weigh is tested, packed, by tests/e2e/start.e2e.ts.
      chunkSizeWarningLimit: 2000,
      // The page's CSP admits no data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: 'src-renderer/index.html',
        // What the first screen needs is one file and what comes after it another, whole before it is needed: as sixty small
        // files the rest took half as long as a whole start.
        output: {
          codeSplitting: {
            groups: [
              { name: 'first-screen', tags: ['$initial'] },
              { name: 'rest', test: /src-renderer|node_modules/ },
            ],
          },
        },
        checks,
      },
    },
    plugins: [react(), babel({ presets: [reactCompilerPreset()] }), licencesPlugin(import.meta.dirname)],
  },
});
