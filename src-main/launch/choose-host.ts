import { failedLately, fetchElectron } from './fetch-electron.ts';
import { electronVersion, findElectron } from './find-electron.ts';

/** Electron's program, or null with a plain sentence that says why the app opens in a browser instead. */
export type ChosenHost =
  | { readonly electron: string; readonly reason: null }
  | { readonly electron: null; readonly reason: string };

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** `npm start -- --browser` */
  readonly wantsBrowser: boolean;
  readonly platform?: NodeJS.Platform;
  /** 0 is root; -1 where there are no such numbers. */
  readonly user?: number;
}

/** Decides where the app opens. May fetch Electron, which can take minutes, and says on standard error that it does. */
export async function chooseHost({
  env,
  wantsBrowser,
  platform = process.platform,
  user = process.getuid?.() ?? -1,
}: Surroundings): Promise<ChosenHost> {
  const browser = (reason: string): ChosenHost => ({ electron: null, reason });
  if (wantsBrowser) return browser('Postil opens in the browser, as asked.');
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return browser('There is no display here, so Postil is served for a browser on this machine.');
  }
  // Chromium refuses to run its sandbox as root, and Postil does not run without one.
  if (platform === 'linux' && user === 0) {
    return browser('Electron does not run as root with its sandbox on, so Postil opens in the browser.');
  }
  const present = findElectron(env);
  if (present !== null) return { electron: present, reason: null };
  const version = electronVersion();
  if (version === null) return browser('Electron is not installed here, so Postil opens in the browser.');
  if (env.CI)
    return browser(`Electron ${version} is not fetched in continuous integration; Postil opens in the browser.`);
  const advice = 'so Postil opens in the browser. To try again: npx install-electron --no';
  if (await failedLately(version, Date.now())) {
    return browser(`Electron ${version} could not be fetched within the last day, ${advice}`);
  }
  const fetched = (await fetchElectron(version)) ? findElectron(env) : null;
  if (fetched !== null) return { electron: fetched, reason: null };
  return browser(`Electron ${version} could not be fetched, ${advice}`);
}
