import type { App } from '#core/app.ts';
import { deletedNotes } from '#core/notes/deleted.ts';
import { linksOf } from '#core/notes/links.ts';
import { said } from '#core/said.ts';
import type { CallName, CallOutput, ParsedInput } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import { able } from './able.ts';
import type { BackupDesk } from './backup-calls.ts';
import { exportCalls } from './export-calls.ts';
import { listCalls } from './list-calls.ts';
import { nearCalls } from './near-calls.ts';
import { partCalls } from './part-calls.ts';
import { savePdf } from './print-calls.ts';
import { settingsCalls } from './settings-calls.ts';
import { tagCalls } from './tag-calls.ts';

export type Calls = { readonly [N in CallName]: (input: ParsedInput<N>) => Promise<CallOutput<N>> };

/** What each call of the contract does. Inputs come parsed; whoever changes something tells every page of it. */
export function createCalls(app: App, backupDesk: BackupDesk): Calls {
  const { library, notes, libraryFile, host, siteRules, entities, importer, importJobs } = app;
  const fetching = new Set<AbortController>();

  async function changedArticle<T>(id: string, change: Promise<T>): Promise<T> {
    const result = await change;
    app.publish({ type: 'articles-changed', ids: [id] });
    return result;
  }

  async function changedNotes<T>(articleId: string, change: Promise<T>): Promise<T> {
    const result = await change;
    app.publish({ type: 'annotations-changed', articleId });
    return result;
  }

  async function changedRules<T>(change: Promise<T>): Promise<T> {
    const result = await change;
    app.publish({ type: 'rules-changed' });
    return result;
  }

  return {
    'app.info': async () => ({
      version: app.version,
      platform: process.platform,
      library: { id: (await libraryFile.read()).id, directory: app.libraryDirectory },
      host: {
        name: host.name,
        chooseFiles: host.chooseFiles !== undefined,
        saveFile: host.chooseSavePath !== undefined,
        revealFile: host.revealFile !== undefined,
        openExternal: host.openExternal !== undefined,
        openWindow: host.openWindow !== undefined,
        nameSteps: host.nameSteps !== undefined,
        print: host.print !== undefined,
        printToPdf: host.printToPdf !== undefined && host.chooseSavePath !== undefined,
      },
      welcome: app.welcomeArticle,
    }),

    'library.look': async () => {
      // Nobody waits for it: what it finds is told by events.
      void app.outside.look();
      app.inStep.follow();
      return {};
    },

    ...settingsCalls(app),
    ...listCalls(app),
    ...exportCalls(app),
    ...backupDesk.calls,
    'articles.get': async ({ id }) => {
      if (await importer.sanitiseAgain(id)) app.publish({ type: 'articles-changed', ids: [id] });
      const [article, { html, content }] = await Promise.all([library.get(id), library.body(id)]);
      app.outside.attend(id, content);
      // What is on disk is the truth, also where a sync tool brought the body before its article.json.
      return { article: { ...article, content }, html };
    },
    'articles.update': ({ id, changes }) => changedArticle(id, library.update(id, changes)),
    'articles.trash': ({ id }) => changedArticle(id, library.trash(id)),

    ...partCalls(app, changedArticle),
    ...nearCalls(app),
    'rules.list': async () => [...(await siteRules.list())],
    'rules.change': (rule) => changedRules(siteRules.change(rule)),
    'rules.merge': ({ host, ...rule }) => changedRules(siteRules.merge(host, rule)),
    'rules.delete': ({ host }) => changedRules(siteRules.delete(host)),

    'annotations.list': ({ articleId }) => notes.list(articleId),
    'annotations.create': ({ articleId, annotation }) => changedNotes(articleId, notes.create(articleId, annotation)),
    'annotations.update': ({ articleId, id, changes, base }) =>
      changedNotes(articleId, notes.update(articleId, id, changes, base)),
    'annotations.deleted': ({ articleId }) => deletedNotes(notes, articleId),
    'annotations.delete': ({ articleId, id, undone }) => changedNotes(articleId, notes.delete(articleId, id, undone)),
    'annotations.restore': ({ articleId, id }) => changedNotes(articleId, notes.restore(articleId, id)),
    'annotations.createMany': ({ articleId, annotations }) =>
      changedNotes(articleId, notes.createMany(articleId, annotations)),
    'annotations.deleteMany': ({ articleId, ids, undone }) =>
      changedNotes(articleId, notes.deleteMany(articleId, ids, undone)),
    'annotations.restoreMany': ({ articleId, ids }) => changedNotes(articleId, notes.restoreMany(articleId, ids)),
    'drafts.save': async ({ articleId, id, ...draft }) => {
      await notes.saveDraft(articleId, id, draft);
      return {};
    },
    'annotations.links': ({ articleId }) => linksOf(app, articleId),

    ...tagCalls(app),

    'entities.recognise': ({ id }) => entities.recognise(id),
    'entities.list': (wanted) => entities.list(wanted),
    'entities.get': (wanted) => entities.get(wanted),
    'entities.correct': (correction) => entities.correct(correction),
    'entities.saveDraft': async (note) => {
      await entities.saveDraft(note);
      return {};
    },
    'entities.undoCorrection': ({ id }) => entities.undoCorrection(id),
    'entities.restoreCorrection': ({ id }) => entities.restoreCorrection(id),
    'entities.corrections': (wanted) => entities.corrections(wanted),
    'statements.list': (wanted) => entities.statements(wanted),
    'statements.dated': (wanted) => entities.dated(wanted),
    'search.complete': ({ query, caret }) => app.search.complete(query, caret),
    'search.query': (wanted) => app.search.query(wanted),

    'import.choose': async () => {
      const paths = await able(host.chooseFiles, 'chooseFiles')();
      return paths === null ? null : app.importPaths(paths);
    },
    'import.address': async ({ url, into }) => {
      const stop = new AbortController();
      fetching.add(stop);
      const [result] = await app
        .importAddresses([url], { signal: stop.signal, ...(into && { into }) })
        .finally(() => fetching.delete(stop));
      if (result === undefined) throw new AppError('internal', said().api.noResult);
      return result;
    },
    'import.cancelAddress': async () => {
      for (const stop of fetching) stop.abort();
      return {};
    },
    'import.replace': async ({ token }) => {
      const result = await importer.replaceAnyway(token);
      if (result.id !== null) app.publish({ type: 'articles-changed', ids: [result.id] });
      return result;
    },
    'import.cancel': async ({ job }) => ({ cancelled: importJobs.cancel(job) }),
    'import.interrupted': () => importJobs.interrupted(),
    'import.resume': () => importJobs.resume(),
    'import.forget': async () => {
      await importJobs.forget();
      return {};
    },
    'host.openExternal': async ({ url }) => {
      await able(host.openExternal, 'openAddresses')(externalAddress(url));
      return {};
    },
    'host.openWindow': async ({ id }) => {
      const openWindow = able(host.openWindow, 'openWindows');
      await library.get(id);
      await openWindow(id);
      return {};
    },
    'host.nameSteps': async ({ window, undo, redo }) => {
      host.nameSteps?.(window, { undo, redo });
      return {};
    },
    'host.print': async () => {
      await able(host.print, 'print')();
      return {};
    },
    'host.savePdf': ({ name }) => savePdf(host, name),
    'host.revealArticle': async ({ id }) => {
      await able(host.revealFile, 'showFolders')(library.folderOf(id));
      return {};
    },
    'host.revealFile': async ({ path }) => {
      if (!app.hasTold(path)) throw new AppError('not-found', said().api.nothingTold(path));
      await able(host.revealFile, 'showFolders')(path);
      return {};
    },
  };
}

/** Only addresses of the web and of mail leave Postil, and never with a password in them. */
function externalAddress(given: string): string {
  const url = URL.parse(given);
  const known = url !== null && ['http:', 'https:', 'mailto:'].includes(url.protocol);
  if (!known || url.username !== '' || url.password !== '') {
    throw new AppError('invalid-input', said().api.noOutsideAddress);
  }
  return url.href;
}
