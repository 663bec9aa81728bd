import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Entries lie flat in out/main: workers are found beside whoever starts them, resources two folders up. */
const entries = {
  desktop: 'src-main/desktop/main.ts',
  cli: 'src-main/cli/main.ts',
  'extract-worker': 'src-main/core/importing/extract-worker.ts',
  'image-worker': 'src-main/core/importing/images/image-worker.ts',
  'compare-worker': 'src-main/core/comparing/compare-worker.ts',
  'recognise-worker': 'src-main/core/entities/recognise-worker.ts',
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: entries,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', format: 'es' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      minify: true,
      chunkSizeWarningLimit: 700,
      // The page's CSP admits no data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'src-renderer/index.html' },
    },
    plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
  },
});
