import { readFile } from 'node:fs/promises';

/** What Chromium's own log of its network says: hosts that were asked for something, and names that were looked up. */
export interface NetLog {
  readonly requests: readonly string[];
  readonly lookups: readonly string[];
}

interface Event {
  readonly type: number;
  readonly params?: { readonly url?: string; readonly host?: string; readonly hostname?: string };
}

interface Log {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly Event[];
}

/** Reads the file that `--log-net-log` names, once the browser has ended. */
export async function readNetLog(path: string): Promise<NetLog> {
  const { constants, events }: Log = JSON.parse(await readFile(path, 'utf8'));
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  const requests = new Set<string>();
  const lookups = new Set<string>();
  for (const { type, params = {} } of events) {
    const name = names.get(type) ?? '';
    const { url, host, hostname } = params;
    if (url !== undefined && /^(?:URL_REQUEST|CORS_REQUEST|WEBSOCKET)/.test(name)) requests.add(url);
    if (/^(?:HOST_RESOLVER|DNS_)/.test(name) && (host ?? hostname) !== undefined) lookups.add(host ?? hostname ?? '');
  }
  return { requests: [...requests], lookups: [...lookups] };
}
