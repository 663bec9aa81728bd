/**
 * Chromium knows no scheme that Electron's `registerSchemesAsPrivileged` would teach it, so what is `app://postil/…` in
 * Electron stands at `http://postil.app.localhost:<port>/…` here, which Chromium resolves by itself and takes for a secure
 * context. The translation happens here and nowhere else; the main process sees the addresses that Electron would give it.
 * What differs: `location.origin` in the page, and that requests go over a loopback connection.
 */
export class Addresses {
  readonly port: number;
  private readonly scheme: string;
  constructor(scheme: string, port: number) {
    this.scheme = scheme;
    this.port = port;
  }
  /** The names under which pages stand, for the resolver rules of the app to leave out. */
  get names(): string {
    return `*.${this.scheme}.localhost`;
  }
  toChromium(given: string): string {
    const url = URL.parse(given);
    if (url === null || url.protocol !== `${this.scheme}:`) return given;
    return `http://${url.host}.${this.scheme}.localhost:${this.port}${url.pathname}${url.search}${url.hash}`;
  }
  toElectron(given: string): string {
    const url = URL.parse(given);
    const ending = `.${this.scheme}.localhost`;
    if (url === null || url.protocol !== 'http:' || url.port !== String(this.port)) return given;
    if (!url.hostname.endsWith(ending)) return given;
    return `${this.scheme}://${url.hostname.slice(0, -ending.length)}${url.pathname}${url.search}${url.hash}`;
  }
}
