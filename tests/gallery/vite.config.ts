import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The sheet of components is no part of the product: it has a root of its own, and reads the page's sources. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: '../../src-renderer/public',
  base: './',
  resolve: {
    // As in electron.vite.config.ts.
    alias: {
      'decode-named-character-reference': fileURLToPath(import.meta.resolve('decode-named-character-reference')),
    },
  },
  plugins: [react()],
  server: { fs: { allow: ['../..'] } },
  build: {
    outDir: '../../out/gallery',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    minify: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: ['index.html', 'sheet.html'].map((name) => `${import.meta.dirname}/${name}`) },
  },
});
