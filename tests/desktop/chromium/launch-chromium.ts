import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, type CDPSession, chromium } from 'playwright';
import { findChromium } from '../../chromium.ts';
import type { CommandLineStandIn } from '../electron-session.ts';

/** A Chromium without windows of its own, and the connection of the main process to it. */
export interface RunningChromium {
  /** Where a test connects too. */
  readonly endpoint: string;
  readonly process: ChildProcess;
  readonly context: BrowserContext;
  readonly browser: Browser;
  /** For what concerns all windows. */
  readonly cdp: CDPSession;
}

/** Headless Chromium has no pointer; and what would differ from machine to machine or ask the network. */
const ownSwitches = [
  '--headless',
  '--remote-debugging-port=0',
  '--no-startup-window',
  '--no-first-run',
  '--disable-quic',
  '--disable-sync',
  '--disable-extensions',
  '--disable-popup-blocking',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--mute-audio',
  '--password-store=basic',
  '--force-color-profile=srgb',
  '--font-render-hinting=slight',
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
];

/** Starts Chromium on a profile folder with the switches that the main process set; `reachable` are names its resolver keeps. */
export async function launchChromium(
  profile: string,
  commandLine: CommandLineStandIn,
  reachable: string,
): Promise<RunningChromium> {
  const program = findChromium();
  if (program === null) throw new Error('There is no Chromium for the stand-in: name one in POSTIL_CHROMIUM.');
  const folder = join(profile, 'chromium');
  mkdirSync(folder, { recursive: true });
  const asked = [...commandLine.switches].map(([name, value]) => {
    // The one exception to what the app asks for: its own page, which Electron serves without a name to look up.
    const kept = name === 'host-resolver-rules' ? `${value}, EXCLUDE ${reachable}` : value;
    return kept === '' ? `--${name}` : `--${name}=${kept}`;
  });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...ownSwitches, ...sandbox, `--user-data-dir=${folder}`, ...asked], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const endpoint = await endpointOf(child);
  // As it comes: a page that is hidden has to know that it is.
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no context.');
  return { endpoint, process: child, context, browser, cdp: await browser.newBrowserCDPSession() };
}

async function endpointOf(child: ChildProcess): Promise<string> {
  const told: string[] = [];
  if (child.stderr === null) throw new Error('Chromium has no error output.');
  const lines = createInterface({ input: child.stderr });
  for await (const line of lines) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address === undefined) {
      told.push(line);
      continue;
    }
    child.stderr.resume();
    return address;
  }
  throw new Error(`Chromium ended before it listened:\n${told.join('\n')}`);
}
