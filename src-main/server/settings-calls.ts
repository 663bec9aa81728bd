import { join } from 'node:path';
import type { App } from '#core/app.ts';
import { examine, type Finding } from '#core/library/doctor.ts';
import { isUnderWay } from '#core/storage/temporary-files.ts';
import { able } from './able.ts';
import type { Calls } from './calls.ts';

type SettingsCalls = Pick<
  Calls,
  'settings.get' | 'settings.update' | 'app.about' | 'library.check' | 'library.reindex' | 'host.revealFolder'
>;

/** Findings that a page is shown; the command line tells all. */
const mostFindings = 100;

export function settingsCalls(app: App): SettingsCalls {
  const { libraryFile, host } = app;
  const folders = { library: app.libraryDirectory, state: app.stateDirectory, cache: app.cacheDirectory };
  let checking: ReturnType<SettingsCalls['library.check']> | null = null;
  let indexing: Promise<void> | null = null;

  async function look(): Promise<{ checked: number; wrong: Finding[] }> {
    const wrong: Finding[] = [];
    let checked = 0;
    for await (const finding of examine(app.libraryDirectory)) {
      checked += 1;
      if (finding.ok || (await isUnderWay(join(app.libraryDirectory, finding.path), new Date()))) continue;
      wrong.push(finding);
    }
    return { checked, wrong };
  }

  /** What is wrong is looked at twice: an article that is just moving looks like one that lacks a file. */
  async function check(): ReturnType<SettingsCalls['library.check']> {
    const first = await look();
    if (first.wrong.length === 0) return { checked: first.checked, wrong: 0, findings: [] };
    const told = new Set(first.wrong.map(({ path, detail }) => `${path}\n${detail}`));
    const { checked, wrong } = await look();
    const still = wrong.filter(({ path, detail }) => told.has(`${path}\n${detail}`));
    const findings = still.slice(0, mostFindings).map(({ path, detail }) => ({ path, detail }));
    return { checked, wrong: still.length, findings };
  }

  return {
    'settings.get': async () => (await libraryFile.read()).settings,
    'settings.update': async (changes) => {
      const settings = await libraryFile.update((file) => Object.assign(file.settings, changes));
      app.publish({ type: 'settings-changed' });
      // Files of the folder that is kept in step say the names of colours.
      if (changes.colorNames !== undefined) app.inStep.follow();
      return settings;
    },
    'app.about': async () => {
      const { electron, chrome, node } = process.versions;
      const parts = { Postil: app.version, Electron: electron, Chromium: chrome, Node: node };
      const versions = Object.entries(parts).flatMap(([name, version]) => (version ? [{ name, version }] : []));
      return { versions, folders };
    },
    // Who asks while it is being done gets what comes of that: every file is read.
    'library.check': () => {
      checking ??= check().finally(() => {
        checking = null;
      });
      return checking;
    },
    'library.reindex': async () => {
      indexing ??= app.reindex().finally(() => {
        indexing = null;
      });
      await indexing;
      return {};
    },
    'host.revealFolder': async ({ folder }) => {
      await able(host.revealFile, 'showFolders')(folders[folder]);
      return {};
    },
  };
}
