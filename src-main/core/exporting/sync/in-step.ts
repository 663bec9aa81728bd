import { realpath } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import {
  type InStepRun,
  type InStepSetting,
  type InStepStatus,
  inStepSettingSchema,
} from '#shared/model/folder-sync.ts';
import type { LibraryFile } from '#shared/model/settings.ts';
import type { Library } from '../../library/library.ts';
import type { Notes } from '../../notes/notes.ts';
import { said, sayingForPages } from '../../said.ts';
import type { FilePolicy } from '../../storage/json-adapter.ts';
import { JsonStore } from '../../storage/json-store.ts';
import { createQueue } from '../../storage/queue.ts';
import type { Exporter } from '../exporter.ts';
import { mustBeKeepable, realFolder } from './folder-guard.ts';
import { type ChangedFromFolder, changeNotes } from './note-changes.ts';
import type { FolderRun, FolderWanted } from './sync-folder.ts';

/** Milliseconds after a change until the folder follows, and the most while changes go on. */
const pause = 4_000;
const longest = 60_000;
const mostNamed = 100;
/** Runs whose edits of notes can be taken back. */
const mostKept = 20;

const fileSchema = z.object({
  format: z.literal(1),
  setting: inStepSettingSchema.nullable(),
  /** Folders that were in step: one that has none of Postil's files any more is not taken for an empty one. */
  folders: z.array(z.string()),
});

/** Folders that are kept in step: one at a time, when somebody asks and, of the one that is set, after changes. */
export interface InStep {
  status(): Promise<InStepStatus>;
  /** Sets the folder that follows by itself, and runs where it is on; throws `invalid-input` for one that cannot. */
  set(setting: InStepSetting): Promise<InStepStatus>;
  /** Gives a template of the person's own another name, and has the folder follow it; throws as `Templates.rename`. */
  renameTemplate(name: string, to: string): Promise<void>;
  /** Runs over the folder that is set, and never throws: what stood in the way is in the status. */
  run(): Promise<InStepStatus>;
  /** Looks at the folder that is set soon, where it is on: what was written there meanwhile comes in. */
  follow(): void;
  /** Whether a folder was kept in step before, as this machine remembers. */
  wasInStep(directory: string): Promise<boolean>;
  /** Runs over any folder; `isAnew` takes one that was emptied for a new one. */
  sync(wanted: Omit<FolderWanted, 'wasInStep'>, isAnew?: boolean): Promise<FolderRun>;
  /**
   * Gives notes back what they said before a run changed them, those that still say what it gave them; how many. Asked
   * again, it gives them what the run gave them.
   */
  undo(run: string): Promise<number>;
  /** Stops a run between two articles and waits for that; begins none. */
  close(): Promise<void>;
}

export interface InStepParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly exporter: Exporter;
  readonly libraryFile: JsonStore<LibraryFile>;
  readonly files: FilePolicy;
  readonly stateDirectory: string;
  readonly newId: () => string;
  readonly publish: (event: AppEvent) => void;
  /** Follows by itself, for a host that stays. */
  readonly background: boolean;
}

export function createInStep(parts: InStepParts): InStep {
  const { library, notes, exporter, files, publish } = parts;
  const path = join(parts.stateDirectory, 'in-step.json');
  const store = new JsonStore({ path, schema: fileSchema, format: 1, files }, () => {
    return { format: 1 as const, setting: null, folders: [] };
  });
  const folderParts = {
    ...{ library, notes, exporter, now: files.now },
    libraryId: async () => (await parts.libraryFile.read()).id,
  };
  const undos = new Map<string, readonly ChangedFromFolder[]>();
  const closing = new AbortController();
  const { run: inTurn, settled } = createQueue();
  let [last, running, closed]: [InStepRun | null, boolean, boolean] = [null, false, false];
  let [timer, since]: [NodeJS.Timeout | undefined, number] = [undefined, 0];

  async function wasInStep(directory: string): Promise<boolean> {
    return (await store.read()).folders.includes(directory);
  }

  async function sync(wanted: Omit<FolderWanted, 'wasInStep'>, isAnew = false): Promise<FolderRun> {
    const known = (await store.read()).folders;
    const directory = await realpath(wanted.directory).catch(() => wanted.directory);
    let conflicts = 0;
    const onFile: FolderWanted['onFile'] = (file) => {
      if (file.status === 'conflict') conflicts += 1;
      return wanted.onFile(file);
    };
    const signal = wanted.signal === undefined ? closing.signal : AbortSignal.any([wanted.signal, closing.signal]);
    const wasInStep = !isAnew && known.includes(directory);
    const changed: ChangedFromFolder[] = [];
    const { syncFolder } = await import('./sync-folder.ts');
    const run = await syncFolder(folderParts, { ...wanted, signal, onFile, wasInStep }, changed).catch(
      (error: unknown) => {
        // What came in before the run was ended is in the library: it is shown, and can be taken back.
        if (changed.length > 0) tell(changed, conflicts);
        throw error;
      },
    );
    if (run.files > 0 && !known.includes(directory))
      await store.update(({ folders }) => void (folders.includes(directory) || folders.push(directory)));
    tell(changed, conflicts);
    return run;
  }

  function tell(changed: readonly ChangedFromFolder[], conflicts: number): void {
    const undo = changed.length === 0 ? null : parts.newId();
    if (undo !== null) {
      undos.set(undo, changed);
      if (undos.size > mostKept) undos.delete([...undos.keys()][0] ?? '');
    }
    for (const articleId of new Set(changed.map(({ article }) => article)))
      publish({ type: 'annotations-changed', articleId });
    publish({ type: 'folder-synced', changed: changed.length, undo, conflicts });
  }

  async function runSetting(setting: InStepSetting): Promise<void> {
    const run = { at: files.now().toISOString(), files: 0, written: 0, edited: 0 };
    const [conflicts, failed]: [InStepRun['conflicts'], InStepRun['failed']] = [[], []];
    running = true;
    try {
      const { directory, format, template: name } = setting;
      const templateText = await textOf(exporter, setting);
      const { parseTemplate } = await import('../template.ts');
      const done = await sync({
        ...{ directory, ids: null, format, templateText },
        ...(name !== null && { template: parseTemplate(templateText) }),
        onFile: ({ status, path: file, message = '' }) => {
          const told = status === 'conflict' ? conflicts : ['failed', 'copy'].includes(status) ? failed : null;
          if (told !== null && told.length < mostNamed) told.push({ path: file, message });
          if (['written', 'kept-edits', 'edited'].includes(status)) run.written += 1;
        },
      });
      [run.files, run.edited] = [done.files, done.changed.length];
    } catch (error) {
      failed.unshift({ path: setting.directory, message: error instanceof Error ? error.message : String(error) });
      publish({ type: 'folder-synced', changed: 0, undo: null, conflicts: conflicts.length });
    } finally {
      running = false;
      last = { ...run, conflicts, failed };
    }
  }

  async function status(): Promise<InStepStatus> {
    return { setting: (await store.read()).setting, running, last };
  }

  async function run(): Promise<InStepStatus> {
    await inTurn(async () => {
      const { setting } = await store.read();
      if (setting !== null && !closed) await runSetting(setting);
    });
    return status();
  }

  /** Waits until nothing changed for a while, but not for ever. */
  function follow(): void {
    if (!parts.background || closed) return;
    const now = Date.now();
    if (timer === undefined) since = now;
    clearTimeout(timer);
    const wait = Math.min(pause, Math.max(0, since + longest - now));
    timer = setTimeout(() => {
      timer = undefined;
      // A command that changed something has long been answered: what comes of this is shown in the window.
      void sayingForPages(followNow);
    }, wait).unref();
  }

  async function followNow(): Promise<void> {
    if ((await store.read().catch(() => null))?.setting?.on === true && !closed) await run();
  }

  const stops = parts.background ? [library.watch(follow), notes.watch(follow)] : [];
  follow();

  return {
    status,
    run,
    follow,
    wasInStep,
    sync: (wanted, isAnew) => inTurn(() => sync(wanted, isAnew)),
    async set(setting) {
      if (!isAbsolute(setting.directory)) throw new AppError('invalid-input', said().exporting.wholePath);
      const text = await textOf(exporter, setting);
      const { parseTemplate } = await import('../template.ts');
      mustBeKeepable(setting.format, parseTemplate(text));
      await realFolder(setting.directory, await realpath(library.directory), await wasInStep(setting.directory));
      await store.update((file) => Object.assign(file, { setting }));
      return setting.on ? run() : status();
    },
    renameTemplate: (name, to) =>
      inTurn(async () => {
        await exporter.templates.rename(name, to);
        if ((await store.read()).setting?.template !== name) return;
        try {
          await store.update(({ setting }) => {
            if (setting?.template === name) setting.template = to;
          });
        } catch (error) {
          // What is refused has not happened.
          await exporter.templates.rename(to, name);
          throw error;
        }
      }),
    undo: (id) =>
      inTurn(async () => {
        const changed = undos.get(id);
        if (changed === undefined) return 0;
        let undone = 0;
        const reversed: ChangedFromFolder[] = [];
        for (const article of new Set(changed.map((each) => each.article))) {
          const back = changed
            .filter((each) => each.article === article)
            .map(({ note, before, after }) => ({ note, before: after, after: before }));
          const done = await changeNotes(notes, article, back, files.now().toISOString());
          reversed.push(...done);
          undone += done.length;
          if (done.length > 0) publish({ type: 'annotations-changed', articleId: article });
        }
        undos.set(id, reversed);
        return undone;
      }),
    async close() {
      closed = true;
      // What a large folder lacks is brought by the next run: nobody is to wait for all of it.
      closing.abort();
      clearTimeout(timer);
      for (const stop of stops) stop();
      await settled();
      await store.settled();
    },
  };
}

/** The text of what makes the files: the person's own template, else the format's. */
async function textOf({ templates }: Exporter, { format, template }: InStepSetting): Promise<string> {
  return template === null ? ((await templates.presetText(format)) ?? '') : templates.text(template);
}
