import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** Chromium without what a window around the page needs first: it is what Playwright's own is, and takes a tenth less time. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const managers: readonly { program: string; steps: readonly (readonly string[])[] }[] = [
  {
    program: 'apt-get',
    steps: [
      ['update', '-qq'],
      ['install', '-y', '-qq', 'chromium-headless-shell'],
      ['install', '-y', '-qq', 'chromium'],
    ],
  },
  { program: 'dnf', steps: [['install', '-y', '-q', 'chromium']] },
  { program: 'apk', steps: [['add', '--quiet', 'chromium']] },
  { program: 'pacman', steps: [['-Sy', '--noconfirm', 'chromium']] },
];

/** The Chromium to test in: POSTIL_CHROMIUM, Playwright's own, or the system's; null where there is none. One that `isWhole` measures the memory of a page. */
export function findChromium(env: NodeJS.ProcessEnv = process.env, isWhole = false): string | null {
  if (env.POSTIL_CHROMIUM) return env.POSTIL_CHROMIUM;
  const own = chromium.executablePath();
  if (own !== '' && existsSync(own)) return own;
  return (
    names
      .slice(isWhole ? 1 : 0)
      .map((name) => onPath(name, env.PATH ?? ''))
      .find((path) => path !== null) ?? null
  );
}

/** Finds Chromium or gets one, Playwright's own first and then the system's package manager; says what it does. */
export function ensureChromium(say: (line: string) => void): string {
  const present = findChromium();
  if (present !== null) return present;
  say("No Chromium found. Fetching Playwright's own (npx playwright install chromium)…");
  run('npx', ['playwright', 'install', 'chromium']);
  const own = findChromium();
  if (own !== null) return own;
  const manager = managers.find(({ program }) => onPath(program, process.env.PATH ?? '') !== null);
  if (manager !== undefined && process.getuid?.() === 0) {
    for (const step of manager.steps) {
      say(`That failed. Running ${manager.program} ${step.join(' ')}…`);
      run(manager.program, step);
      const installed = findChromium();
      if (installed !== null) return installed;
    }
  }
  throw new Error('There is no Chromium to test in. Install one, or name it in POSTIL_CHROMIUM, and run this again.');
}

function run(program: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 300_000 });
}

function onPath(name: string, path: string): string | null {
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

// `node tests/chromium.ts` gets it while something else goes on.
if (import.meta.main) ensureChromium((line) => console.log(line));
