import { expect, test } from 'vitest';
import { isImportable, isPageFolder } from '#shared/model/import-files.ts';

test('what is tried in a folder is known by its extension, whatever its case', () => {
  for (const name of ['a.html', 'A.HTM', 'b/c.Epub', 'x.tar.zip', '.x.md', 'a.webarchive', 'a.mht']) {
    expect(isImportable(name), name).toBe(true);
  }
  for (const name of ['html', 'a.docx', 'a.html.png', 'a.html/b', '', 'a.', 'zip.']) {
    expect(isImportable(name), name).toBe(false);
  }
});

test('the folder of a saved page is known by its ending', () => {
  expect(['Page_files', 'Page.files', 'files', 'my files'].map(isPageFolder)).toEqual([true, true, false, false]);
});
