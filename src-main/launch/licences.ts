import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** A part of Postil that others wrote, and under what it may be used; `text` is empty where its package has none. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

/** Folders below `root` of every package that is installed with the product, by package-lock.json. */
export async function productionFolders(root: string): Promise<string[]> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path]) => join(root, path));
}

/** The folder of the package that a module of a bundle comes from; null for our own. */
export function packageFolder(moduleId: string): string | null {
  const path = moduleId.replace(/^\0/, '').split('?')[0] ?? '';
  // Vite writes / on every system.
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0] ?? null;
}

/** The licences of the packages in these folders, by name and version, each once; a folder that is not there is left out. */
export async function licencesIn(folders: Iterable<string>): Promise<Licence[]> {
  const found = await Promise.all([...new Set(folders)].map((folder) => licenceOf(resolve(folder))));
  const known = new Map(found.flatMap((each) => (each === null ? [] : [[`${each.name} ${each.version}`, each]])));
  return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

async function licenceOf(folder: string): Promise<Licence | null> {
  // What is for another system is in the lock and not on the disk.
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
  if (manifest === null) return null;
  const { name, version = '', license, licenses } = JSON.parse(manifest) as Manifest;
  if (name === undefined) return null;
  const files = (await readdir(folder)).filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8').catch(() => '')));
  const stated =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '));
  return { name, version, licence: stated ?? '', text: texts.join('\n\n').trim() };
}

/** A plugin of Vite that writes `licences.json` beside the page: of what the page is made of, and of what is installed with it. */
export function licencesPlugin(root: string) {
  return {
    name: 'postil-licences',
    apply: 'build' as const,
    async generateBundle(this: {
      getModuleIds(): IterableIterator<string>;
      emitFile(file: { type: 'asset'; fileName: string; source: string }): string;
    }): Promise<void> {
      const bundled = [...this.getModuleIds()].flatMap((id) => packageFolder(id) ?? []);
      const folders = [...bundled, ...(await productionFolders(root)), join(root, 'node_modules', 'electron')];
      const notice = await readFile(join(root, 'resources', 'entities', 'NOTICE'), 'utf8');
      const data: Licence = { name: 'Names and words', version: '', licence: 'CC BY-SA 4.0', text: notice.trim() };
      const source = JSON.stringify([...(await licencesIn(folders)), data]);
      this.emitFile({ type: 'asset', fileName: 'licences.json', source });
    },
  };
}
