import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Connect, defineConfig, type Plugin } from 'vite';

/** A quay, water and a sky: what stands for every image of an article. */
const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 280" width="640" height="280">
<path fill="#b8c7cf" d="M0 0h640v280H0z"/><path fill="#6d8790" d="M0 170h640v110H0z"/><path fill="#4a4f4c" d="M0 280V140l220-16 60 46v110z"/>
</svg>`;

const serveImages: Connect.NextHandleFunction = ({ url }, response, next) => {
  if (url?.startsWith('/files/')) response.setHeader('content-type', 'image/svg+xml').end(image);
  else next();
};

/** The files of an article, which the core serves elsewhere. */
const images: Plugin = {
  name: 'images-of-articles',
  configureServer: ({ middlewares }) => void middlewares.use(serveImages),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(serveImages),
};

/** The sheet of components is no part of the product: it has a root of its own, and reads the page's sources. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: '../../src-renderer/public',
  base: './',
  resolve: {
    alias: [
      // As in electron.vite.config.ts.
      {
        find: 'decode-named-character-reference',
        replacement: fileURLToPath(import.meta.resolve('decode-named-character-reference')),
      },
      // The stores of the page, so that one specimen begins as if no other had been shown before it.
      {
        find: /^zustand$/,
        replacement: fileURLToPath(import.meta.resolve('./stores.ts')),
      },
    ],
  },
  plugins: [react(), images],
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
