import { mkdirSync } from 'node:fs';
import type { App, Protocol } from 'electron';
import { appScheme } from './scheme.ts';

/** Features of Chromium that ask a server of their own accord. */
const featuresOff = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
];

/** Chromium's switches for a program that never uses the network, with the value where there is one. */
const switches: readonly (readonly [name: string, value?: string])[] = [
  // Every name and every literal address fails before a look-up; Postil's own "fetch this link" is Node's, not Chromium's.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['dns-prefetch-disable'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  // Linux has no voices without it: Chromium asks the system's own speech service only where it is told to.
  ['enable-speech-dispatcher'],
];

interface BeforeReady {
  readonly profileDirectory: string;
  /** For the instance that runs already. */
  readonly message: Record<string, unknown>;
  readonly platform: NodeJS.Platform;
}

/**
 * What Electron takes only before its `ready` event, in the order it needs. The profile folder comes first, because
 * the lock of the single instance lies in it: one Postil a library, and two libraries may be open at once. False when
 * another instance has the lock: it has been sent `message`, and this one has to end.
 */
export function prepareBeforeReady(
  app: Pick<
    App,
    'setName' | 'setAppUserModelId' | 'setPath' | 'requestSingleInstanceLock' | 'enableSandbox' | 'commandLine'
  >,
  protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>,
  { profileDirectory, message, platform }: BeforeReady,
): boolean {
  app.setName('Postil');
  // What the installer gave its shortcuts (`appId` of electron-builder.yml): by it Windows knows a window's button and recent documents.
  if (platform === 'win32') app.setAppUserModelId('app.postil.Postil');
  // Electron throws when the folder is not there.
  mkdirSync(profileDirectory, { recursive: true });
  app.setPath('userData', profileDirectory);
  app.setPath('sessionData', profileDirectory);
  if (!app.requestSingleInstanceLock(message)) return false;

  protocol.registerSchemesAsPrivileged([appScheme]);
  app.enableSandbox();
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value);
  // A second switch of one name would replace the first: what was given on the command line stays.
  const given = app.commandLine.getSwitchValue('disable-features');
  app.commandLine.appendSwitch('disable-features', [...(given === '' ? [] : [given]), ...featuresOff].join(','));
  return true;
}
