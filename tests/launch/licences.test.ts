import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { licencesIn, packageFolder, productionFolders } from '../../src-main/launch/licences.ts';

const root = resolve(import.meta.dirname, '../..');

test('what is installed with the product is told with its licence, and nothing that only makes it', async () => {
  const licences = await licencesIn(await productionFolders(root));
  const names = licences.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['zod', 'commander', 'sanitize-html', 'pdfjs-dist']));
  expect(names).not.toContain('vitest');
  expect(names).not.toContain('electron');
  expect(licences.filter(({ licence }) => licence === '').map(({ name }) => name)).toEqual([]);
  expect(licences.find(({ name }) => name === 'zod')?.text).toMatch(/Permission is hereby granted/);
});

test('the package of a module is known, in packages within packages and scopes too', () => {
  expect(packageFolder('/p/src/a.ts')).toBeNull();
  expect(packageFolder('/p/node_modules/react/index.js?commonjs')).toBe('/p/node_modules/react');
  expect(packageFolder('\0/p/node_modules/@a/b/node_modules/c/d.js')).toBe('/p/node_modules/@a/b/node_modules/c');
  expect(packageFolder('/p/node_modules/@a/b/index.css')).toBe('/p/node_modules/@a/b');
  expect(packageFolder('C:/p/node_modules/@a/b/x.js')).toBe('C:/p/node_modules/@a/b');
});
