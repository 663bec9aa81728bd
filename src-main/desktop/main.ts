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
import { cacheDirectoryFor, defaultLibraryDirectory, stateDirectoryFor } from '#core/library/locations.ts';
import { createHandler } from '#server/handle.ts';
import { commandsWith } from '#shared/commands/key-bindings.ts';
import { en } from '#shared/messages/en.ts';
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
import { createPageEvents } from './page-events.ts';
import { recoverPage } from './recovery.ts';
import { serveScheme } from './scheme.ts';
import { placeWindow, readWindowState, trackWindow } from './session-state.ts';
import { describeFailure } from './startup-failure.ts';
import { bringToFront, openWindow } from './window.ts';

// Both hold from source and from out/main.
const resourcesDirectory = fileURLToPath(new URL('../../resources/', import.meta.url));
const pageDirectory = fileURLToPath(new URL('../../out/renderer/', import.meta.url));

/** A page that is hidden saves what it holds at once; its calls get this long to end. */
const settling = { quietMs: 150, limitMs: 3_000 } as const;

const { platform } = process;
const command = commandOf(process.argv, process.defaultApp === true);
const started = parseArguments(process.argv, process.defaultApp === true);
const libraryDirectory = resolve(started.library ?? defaultLibraryDirectory(process.env, homedir()));
const stateDirectory = stateDirectoryFor(libraryDirectory, process.env, platform, homedir());
const message: InstanceMessage = { opened: [...started.opened], workingDirectory: process.cwd() };

// macOS asks before `ready` too, so these two come first of all.
const openRequests = createOpenRequests();
app.on('open-file', (event, path) => {
  event.preventDefault();
  openRequests.add([path], '/');
});
app.on('open-url', (event, url) => {
  event.preventDefault();
  openRequests.add([url], '/');
});

app.on('second-instance', (_event, _argv, _directory, data) => {
  const sent = instanceMessageSchema.safeParse(data);
  if (sent.success) openRequests.add(sent.data.opened, sent.data.workingDirectory);
});

// No `await` up to here: what has to happen before `ready` is over when this module has run.
// A command needs nothing of it: no window, no profile, no place among the instances.
if (command !== null) void runCommand(app, command);
else if (prepareBeforeReady(app, protocol, { profileDirectory: join(stateDirectory, 'profile'), message }))
  void start();
else app.exit(0);

async function start(): Promise<void> {
  const developerTools = !app.isPackaged;
  let window: BrowserWindow | null = null;
  let opening: Promise<void> | null = null;
  let newest: BrowserWindow | null = null;
  let stateSaved: Promise<void> = Promise.resolve();

  const host = createDesktopHost({ dialog, shell, window: () => window });
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
    onMissing: async (missing) => {
      await app.whenReady();
      return mayGoOn(dialog, missing, libraryDirectory);
    },
  });
  const [opened] = await Promise.allSettled([coreOpens, app.whenReady()]);
  if (opened.status === 'rejected') {
    const { title, content, exitCode } = describeFailure(opened.reason, libraryDirectory);
    dialog.showErrorBox(title, content);
    return app.exit(exitCode);
  }
  const core = opened.value;

  guardOnce(session.defaultSession);
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
  const events = createPageEvents((event) => core.publish(event));
  const scheme = serveScheme(
    session.defaultSession.protocol,
    createHandler({ app: core, pageDirectory }),
    events.listens,
  );
  const settled = (): Promise<void> => scheme.settled(settling.quietMs, settling.limitMs);
  const pageGone = (from: BrowserWindow): void => {
    // A window that is still finishing must not silence the one opened after it.
    if (from !== newest) return;
    events.gone();
    scheme.endStreams();
  };

  async function createWindow(): Promise<void> {
    const statePath = join(stateDirectory, 'window.json');
    const place = placeWindow(await readWindowState(statePath), screen.getAllDisplays());
    const created = openWindow(place, { session: session.defaultSession, nativeTheme, platform, developerTools });
    const tracker = trackWindow(created, statePath);
    window = created;
    newest = created;
    const leave = (): void => {
      if (window === created) window = null;
      stateSaved = tracker.finish();
    };
    closeGently(created, leave, settled);
    recoverPage(created, { dialog, send: events.send, onGone: () => pageGone(created) });
    // Not when a navigation starts: one that the guards refuse has started too, and the page stays.
    created.webContents.on('did-navigate', () => pageGone(created));
    created.on('closed', () => {
      if (window === created) window = null;
      pageGone(created);
    });
  }

  async function showWindow(): Promise<void> {
    if (window !== null) return bringToFront(window);
    opening ??= createWindow().finally(() => {
      opening = null;
    });
    await opening;
  }

  const send = (id: string): void => {
    if (window === null) void showWindow();
    events.send({ type: 'command', id });
  };
  const showMenu = async (): Promise<void> => {
    const { keys, colorNames } = (await core.libraryFile.read()).settings;
    const template = menuTemplate(commandsWith(keys), en, platform, send, developerTools, colorNames);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  await showMenu();
  core.overhear(({ type }) => {
    if (type === 'settings-changed') void showMenu().catch(console.error);
  });
  app.setAboutPanelOptions({ applicationName: 'Postil', applicationVersion: app.getVersion() });

  // The window does not wait for it.
  const door = openDoor(core, async (args) => (await import('../cli/program.ts')).runProgram(args));
  app.on('second-instance', () => void showWindow());
  keepLifecycle(app, {
    platform,
    hasWindow: () => window !== null,
    openWindow: () => void showWindow(),
    async closeCore() {
      await Promise.all([settled(), stateSaved]);
      await (await door).close();
      await core.close();
    },
  });

  await showWindow();
  openRequests.serve({ importPaths: (paths) => core.importPaths(paths), send: events.send });
}
