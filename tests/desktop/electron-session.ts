import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type PermissionCheck = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;
type PermissionRequest = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
type DevicePermission = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>;
type RequestListener = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type SchemeHandler = (request: Request) => Response | Promise<Response>;

export class CommandLineStandIn implements Electron.CommandLine {
  readonly switches = new Map<string, string>();
  private readonly log: string[];
  constructor(log: string[]) {
    this.log = log;
  }
  appendArgument(): void {}
  appendSwitch(name: string, value = ''): void {
    this.log.push(`switch ${name}`);
    this.switches.set(name, value);
  }
  getSwitchValue(name: string): string {
    return this.switches.get(name) ?? '';
  }
  hasSwitch(name: string): boolean {
    return this.switches.has(name);
  }
  removeSwitch(name: string): void {
    this.switches.delete(name);
  }
}

export class ProtocolStandIn implements Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'> {
  readonly handlers = new Map<string, SchemeHandler>();
  schemes: Electron.CustomScheme[] = [];
  private readonly log: string[];
  constructor(log: string[]) {
    this.log = log;
  }
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    this.log.push('registerSchemesAsPrivileged');
    this.schemes = schemes;
  }
  handle(scheme: string, handler: SchemeHandler): void {
    this.handlers.set(scheme, handler);
  }
  /** What Chromium does with a request: `initiatorOrigin` is absent for what the browser starts itself. */
  async request(url: string, init: RequestInit & { initiatorOrigin?: string } = {}): Promise<Response> {
    const { initiatorOrigin, ...rest } = init;
    const request = new Request(url, rest);
    if (initiatorOrigin !== undefined) Object.defineProperty(request, 'initiatorOrigin', { value: initiatorOrigin });
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`nothing handles ${url}`);
    return handler(request);
  }
}

class WebRequestStandIn implements Pick<Electron.WebRequest, 'onBeforeRequest'> {
  listener: RequestListener | null = null;
  onBeforeRequest(filter: Electron.WebRequestFilter, listener: RequestListener | null): void;
  onBeforeRequest(listener: RequestListener | null): void;
  onBeforeRequest(first: Electron.WebRequestFilter | RequestListener | null, second?: RequestListener | null): void {
    // A filter would leave requests out; the shell must not use one.
    if (second !== undefined) throw new Error('onBeforeRequest was given a filter');
    this.listener = typeof first === 'function' ? first : null;
  }
}

export class SessionStandIn
  extends EventEmitter
  implements
    Pick<
      Electron.Session,
      | 'setPermissionCheckHandler'
      | 'setPermissionRequestHandler'
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
      | 'setSpellCheckerLanguages'
      | 'setSpellCheckerDictionaryDownloadURL'
    >
{
  readonly webRequest = new WebRequestStandIn();
  check: PermissionCheck | null = null;
  requested: PermissionRequest | null = null;
  device: DevicePermission | null = null;
  readonly spelling: unknown[] = [];
  readonly protocol: ProtocolStandIn;
  constructor(protocol: ProtocolStandIn) {
    super();
    this.protocol = protocol;
  }
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.check = handler;
  }
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.requested = handler;
  }
  setDevicePermissionHandler(handler: DevicePermission | null): void {
    this.device = handler;
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.spelling.push(enable);
  }
  setSpellCheckerLanguages(languages: string[]): void {
    this.spelling.push(languages);
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.spelling.push(url);
  }
  /** Whether a request of that kind is let through. */
  lets(url: string, resourceType: Electron.OnBeforeRequestListenerDetails['resourceType'] = 'xhr'): boolean {
    if (this.webRequest.listener === null) return true;
    let cancelled: boolean | undefined;
    const details = { id: 1, url, method: 'GET', resourceType, referrer: '', timestamp: 0, uploadData: [] };
    this.webRequest.listener(details, ({ cancel }) => {
      cancelled = cancel;
    });
    return cancelled === false;
  }
}
