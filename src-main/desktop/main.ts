import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  type BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  protocol,
  type Session,
  screen,
  session,
  shell,
} from 'electron';
import { createApp } from '#core/app.ts';
import type { StepTitles } from '#core/host.ts';
import { cacheDirectoryFor, defaultLibraryDirectory, stateDirectoryFor } from '#core/library/locations.ts';
import { sayIn } from '#core/said.ts';
import { createHandler } from '#server/handle.ts';
import { commandsWith } from '#shared/commands/key-bindings.ts';
import { en } from '#shared/messages/en.ts';
import { chosenLanguage } from '#shared/messages/languages.ts';
import type { Messages } from '#shared/messages/messages.ts';
import { openDoor } from '../cli/door/open-door.ts';
import { parseArguments } from './arguments.ts';
import { prepareBeforeReady } from './before-ready.ts';
import { commandOf, runCommand } from './command-line.ts';
import { createDesktopHost } from './dialogs.ts';
import { guardContents, guardSession } from './guards.ts';
import { closeGently, keepLifecycle } from './lifecycle.ts';
import { menuTemplate } from './menu.ts';
import { mayGoOn } from './missing-files.ts';
import { createOpenRequests, type InstanceMessage, instanceMessageSchema } from './open-requests.ts';
import { keepBesideProgram, portableFolder } from './portable.ts';
import { showProgress } from './progress.ts';
import { rememberDocuments } from './recent-documents.ts';
import { recoverPage } from './recovery.ts';
import { relaunchOpening } from './relaunch.ts';
import { serveScheme } from './scheme.ts';
import { placeWindow } from './session-state.ts';
import { describeFailure } from './startup-failure.ts';
import { askAboutUpdates, releasesPage } from './updates.ts';
import { openWindow } from './window.ts';
import { createWindows, type Windows } from './windows.ts';
import { createWords } from './words.ts';

// Both hold from source and from out/main.
const resourcesDirectory = fileURLToPath(new URL('../../resources/', import.meta.url));
const pageDirectory = fileURLToPath(new URL('../../out/renderer/', import.meta.url));
const packageFile = fileURLToPath(new URL('../../package.json', import.meta.url));

/** A page that is hidden saves what it holds at once; its calls get this long to end. */
const settling = { quietMs: 150, limitMs: 3_000 } as const;

const { platform } = process;
// Before anything asks where the library is. What runs from source lies beside Electron's own program.
const portable = process.defaultApp === true ? null : portableFolder(process.env, process.execPath, platform);
if (portable !== null) keepBesideProgram(process.env, portable);

const command = commandOf(process.argv, process.defaultApp === true);
const started = parseArguments(process.argv, process.defaultApp === true);
const libraryDirectory = resolve(started.library ?? defaultLibraryDirectory(process.env, homedir()));
const stateDirectory = stateDirectoryFor(libraryDirectory, process.env, platform, homedir());
const message: InstanceMessage = { opened: [...started.opened], workingDirectory: process.cwd() };

// macOS asks before `ready` too, so these come first of all.
const openRequests = createOpenRequests();
app.on('open-file', (event, path) => {
  event.preventDefault();
  openRequests.add([path], '/');
});
app.on('open-url', (event, url) => {
  event.preventDefault();
  openRequests.add([url], '/');
});
// A click in the Dock while the app ends asks for it as a second start does elsewhere; before that, it asks for a window alone
// (lifecycle.ts). By Electron's documentation it does not come of itself, as windows hide and close: that is `did-become-active`.
app.on('activate', () => openRequests.add([], '/'));

app.on('second-instance', (_event, _argv, _directory, data) => {
  const sent = instanceMessageSchema.safeParse(data);
  if (sent.success) openRequests.add(sent.data.opened, sent.data.workingDirectory);
});

// No `await` up to here: what has to happen before `ready` is over when this module has run.
// A command needs nothing of it: no window, no profile, no place among the instances.
if (command !== null) void runCommand(app, command);
else {
  try {
    const profileDirectory = join(stateDirectory, 'profile');
    if (prepareBeforeReady(app, protocol, { profileDirectory, message, platform })) start().catch(fail);
    else app.exit(0);
  } catch (error) {
    fail(error);
  }
}

/** What keeps the app from starting, whatever it is, is said, and ends it: it would stay without a window, and take every later start. */
function fail(error: unknown, text: Messages['desktop'] = en.desktop): void {
  const { title, content, exitCode } = describeFailure(error, libraryDirectory, text);
  dialog.showErrorBox(title, content);
  app.exit(exitCode);
}

async function start(): Promise<void> {
  const developerTools = !app.isPackaged;
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
    openRequests.stop();
  });

  const languages = (): string[] => app.getPreferredSystemLanguages();
  const words = createWords(languages);
  const text = () => words.text().desktop;
  const remember = rememberDocuments(app, platform);
  const front = (): BrowserWindow | null => windows?.front() ?? null;
  let windows: Windows | null = null;
  /** What undo and redo would do, by the window. */
  const steps = new Map<string, StepTitles>();
  let showMenu = (): void => {};
  const host = createDesktopHost({
    dialog,
    shell,
    window: front,
    text,
    openWindow: (id) => windows?.openArticle(id),
    nameSteps: (window, titles) => {
      if (!windows?.has(window)) return;
      steps.set(window, titles);
      showMenu();
    },
    onChosen: remember,
  });
  const openExternal = (address: string): void => void host.openExternal(address).catch(console.error);
  const guarded = new WeakSet<Session>();
  const guardOnce = (one: Session): void => {
    if (guarded.has(one)) return;
    guarded.add(one);
    guardSession(one, { platform, developerTools });
  };
  app.on('session-created', guardOnce);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, openExternal));
  openRequests.add(message.opened, message.workingDirectory);
  // Until the library with its settings is open.
  const systems = chosenLanguage('system', languages());
  await Promise.all([words.choose(systems), sayIn(systems)]);

  // The library opens while Chromium starts.
  const coreOpens = createApp({
    background: true,
    libraryDirectory,
    stateDirectory,
    cacheDirectory: cacheDirectoryFor(libraryDirectory, process.env, platform, homedir()),
    resourcesDirectory,
    host,
    version: app.getVersion(),
    welcome: true,
    languages,
    onMissing: async (missing) => {
      await app.whenReady();
      return mayGoOn(dialog, missing, libraryDirectory, text());
    },
  });
  const [opened] = await Promise.allSettled([coreOpens, app.whenReady()]);
  if (opened.status === 'rejected') return fail(opened.reason, text());
  const core = opened.value;

  guardOnce(session.defaultSession);
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
  const scheme = serveScheme(
    session.defaultSession.protocol,
    createHandler({ app: core, pageDirectory, languagesOf: languages }),
    (window) => windows?.listens(window),
  );
  const settled = (): Promise<void> => scheme.settled(settling.quietMs, settling.limitMs);

  const opener = createWindows({
    statePath: join(stateDirectory, 'window.json'),
    open: (place, address) =>
      openWindow(placeWindow(place, screen.getAllDisplays()), address, {
        session: session.defaultSession,
        nativeTheme,
        platform,
        developerTools,
        text,
      }),
    tie({ window, events }, leave, gone) {
      closeGently(window, leave, settled);
      recoverPage(window, { dialog, send: events.send, onGone: gone, text });
    },
    publish: (event) => core.publish(event),
    isQuitting: () => isQuitting,
    onFront: () => showMenu(),
    onGone: (id) => scheme.endStreams(id),
    onClosed: (id) => {
      steps.delete(id);
      showMenu();
    },
  });
  windows = opener;

  const send = (id: string): void => {
    if (front() === null) void opener.show();
    opener.send({ type: 'command', id });
  };
  const page = releasesPage(packageFile);
  const askUpdates = (address: string): void =>
    void askAboutUpdates({
      dialog,
      window: front,
      text,
      version: app.getVersion(),
      page: address,
      open: (given) => shell.openExternal(given),
    }).catch(console.error);
  let shownMenu = '';
  const makeMenu = async (): Promise<void> => {
    const { language, keys, colorNames } = (await core.libraryFile.read()).settings;
    const named = steps.get(opener.frontId() ?? '') ?? { undo: null, redo: null };
    // Settings change with every scroll of a list, and a menu that is open would close: it shows these alone.
    const asked = JSON.stringify([language, keys, colorNames, named]);
    if (asked === shownMenu) return;
    shownMenu = asked;
    await words.choose(language);
    if (asked !== shownMenu) return;
    const template = menuTemplate(commandsWith(keys), {
      platform,
      text: words.text(),
      colorNames,
      steps: named,
      send,
      onUpdates: page === null ? null : () => askUpdates(page),
      developerTools,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  showMenu = () => void makeMenu().catch(console.error);
  await makeMenu();
  const progress = showProgress(opener.all);
  core.overhear((event) => {
    progress(event);
    if (event.type === 'settings-changed') showMenu();
  });
  app.setAboutPanelOptions({ applicationName: 'Postil', applicationVersion: app.getVersion() });

  // The window does not wait for it.
  const door = openDoor(core, async (args) => (await import('../cli/program.ts')).runProgram(args));
  const comeForward = (): void => {
    if (!isQuitting) void opener.show();
  };
  app.on('second-instance', comeForward);
  // macOS asks the running app, which may have no window.
  app.on('open-file', comeForward);
  app.on('open-url', comeForward);
  keepLifecycle(app, {
    platform,
    hasWindow: () => front() !== null,
    openWindow: () => void opener.show(),
    async closeCore() {
      await Promise.all([settled(), opener.settled()]);
      await (await door).close();
      await core.close();
    },
    lastly() {
      const late = openRequests.late();
      if (late === null) return;
      const { argv, defaultApp, env, execPath } = process;
      app.relaunch(relaunchOpening(late, argv, defaultApp === true, env, execPath));
    },
  });

  await opener.show();
  openRequests.serve({
    async importPaths(paths) {
      remember(paths);
      return core.importPaths(paths);
    },
    send: opener.send,
    text,
  });
}
