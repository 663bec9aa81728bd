import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from './packaged-app.ts';

interface Association {
  readonly ext: string | readonly string[];
  readonly rank?: string;
}
interface Config {
  readonly appId: string;
  readonly extraMetadata: { readonly desktopName: string };
  readonly electronFuses: { readonly resetAdHocDarwinSignature?: boolean };
  readonly fileAssociations?: readonly Association[];
  readonly mac: { readonly fileAssociations: readonly Association[] };
  readonly win: { readonly fileAssociations?: readonly Association[] };
  readonly linux: { readonly fileAssociations?: readonly Association[]; readonly mimeTypes: readonly string[] };
  readonly portable: { readonly unpackDirName?: boolean | string };
  readonly toolsets: { readonly appimage?: string };
}
const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Config;
const installer = readFileSync(join(root, 'src-main/package/installer.nsh'), 'utf8');
const kinds = ['epub', 'htm', 'html', 'markdown', 'md', 'mht', 'mhtml', 'txt', 'xhtml'];

describe('on each system Postil is one of those that open a file, and not the first', () => {
  test('on macOS by its rank', () => {
    const { fileAssociations } = config.mac;
    expect(fileAssociations.flatMap(({ ext }) => ext).sort()).toEqual(kinds);
    expect(fileAssociations.filter(({ rank }) => rank !== 'Alternate')).toEqual([]);
  });

  test('on Windows by the installer, which knows no ranks and makes whatever it is told the default', () => {
    expect([config.fileAssociations, config.win.fileAssociations]).toEqual([undefined, undefined]);
    const told = [...installer.matchAll(/!insertmacro \$\{DO\} "(\w+)"/g)].map(([, kind]) => kind);
    expect(told.sort()).toEqual(kinds);
    // The default value of an extension is what opens it.
    const written = [...installer.matchAll(/Write\w+ SHELL_CONTEXT "([^"]+)" "([^"]*)"/g)];
    expect(written.filter(([, key, name]) => /Classes\\\.[^\\]+$/.test(key ?? '') && name === '')).toEqual([]);
  });

  test('on Linux by kinds that the system knows', () => {
    expect(config.linux.fileAssociations).toBeUndefined();
    expect(config.linux.mimeTypes).toEqual(
      expect.arrayContaining(['text/html', 'application/xhtml+xml', 'application/epub+zip', 'text/plain']),
    );
  });
});

test('the installer of Windows takes every key back that it writes, and leaves those of others', () => {
  const [install = '', uninstall = ''] = installer.split('!macro customUnInstall');
  const deleted = [...uninstall.matchAll(/DeleteRegKey SHELL_CONTEXT "([^"]+)"/g)].map(([, key]) => key ?? '');
  expect(deleted).toHaveLength(3);
  const written = [...install.matchAll(/Write\w+ SHELL_CONTEXT "([^"]+)"/g)].map(([, key]) => key ?? '');
  expect(written.length).toBeGreaterThan(8);
  const left = written.filter((key) => !deleted.some((one) => key === one || key.startsWith(`${one}\\`)));
  // Where others stand too, the one value goes.
  const [withOthers, ...more] = new Set(left);
  expect(more).toEqual([]);
  expect(withOthers).toMatch(/\\OpenWithProgids$/);
  expect(installer).toContain(`DeleteRegValue SHELL_CONTEXT "${withOthers}"`);
  expect(uninstall).toContain('!insertmacro postilForEachKind postilReadsNoMore');
});

test('what each system asks beside', () => {
  // A portable program that is started twice would lose its files; a Mac kills what was changed after it was signed.
  expect(config.portable.unpackDirName).toBe(true);
  expect(config.electronFuses.resetAdHocDarwinSignature).toBe(true);
  // The older runtime of AppImage needs FUSE 2, and always turns the sandbox off.
  expect(config.toolsets.appimage).toMatch(/^1\./);
  expect(config.extraMetadata.desktopName).toBe(`${config.appId}.desktop`);
});
