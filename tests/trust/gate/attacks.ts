// Longer than 300 lines: the attacks are one list, made of the same requests.
import { contract } from '#shared/api/contract.ts';
import { rawRequest } from '../../browser/raw-request.ts';

/** What an attacker may know: the address of the host, and in some attacks the cookie of a page that is open. */
export interface Place {
  readonly authority: string;
  readonly port: number;
  readonly cookie: string;
  /** The one-time key, used up by the page that has the cookie. */
  readonly key: string;
  readonly article: string;
}

/** Bytes that are sent to the host as they are, and the statuses by which it refuses them. */
export interface Attack {
  readonly name: string;
  readonly bytes: string;
  readonly refusedWith: readonly number[];
}

/** An image of the article. */
export const image = `${'0'.repeat(32)}.png`;

/** A request of our own page, without what shows that it is. */
export interface Target {
  readonly name: string;
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: string;
}

const call = (name: string, input: unknown): Target => {
  const body = JSON.stringify(input);
  const headers = ['Content-Type: application/json', 'X-Postil-Call: 1', `Content-Length: ${Buffer.byteLength(body)}`];
  return { name, line: `POST /api/${name} HTTP/1.1`, headers, body };
};
const get = (path: string): Target => ({ name: `GET ${path}`, line: `GET ${path} HTTP/1.1`, headers: [], body: '' });

const planting = (article: string): Target =>
  call('annotations.create', { articleId: article, annotation: { passage: null, body: 'planted' } });

/** What is worth reaching: the page, what is read, what is changed, what is told, what comes in. */
export function targets({ article }: Place): Target[] {
  return [
    get('/'),
    get('/api/events'),
    get(`/files/${article}/media/${image}`),
    call('articles.get', { id: article }),
    planting(article),
    call('articles.trash', { id: article }),
    call('settings.update', { theme: 'dark' }),
    { ...call('import.upload', {}), line: 'POST /api/import.upload?name=a.txt&type=text%2Fplain HTTP/1.1' },
  ];
}

/** A target's request with those headers before its own. */
export function sent(target: Target, headers: readonly string[]): string {
  return rawRequest([target.line, ...headers, ...target.headers], target.body);
}

/** Nobody's requests: every target with each way of not having the cookie. */
function withoutCookie(place: Place): Attack[] {
  const { authority, cookie, key, port } = place;
  const [name = '', value = ''] = cookie.split('=');
  const swapped = value.replace(/[a-z]/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  const pretences: Record<string, readonly string[]> = {
    nothing: [],
    'an empty cookie': [`Cookie: ${name}=`],
    'a cookie cut short': [`Cookie: ${name}=${value.slice(0, -1)}`],
    'a cookie with more': [`Cookie: ${name}=${value}x`],
    'a cookie of other case': [`Cookie: ${name}=${swapped}`],
    'a cookie in quotes': [`Cookie: ${name}="${value}"`],
    'a cookie encoded': [`Cookie: ${name}=${[...value].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('')}`],
    'the cookie of another port': [`Cookie: postil-${port + 1}=${value}`],
    'the key as cookie': [`Cookie: ${name}=${key}`],
    'the cookie, then a wrong one': [`Cookie: ${cookie}; ${name}=x`],
    'the cookie as authorisation': [`Authorization: Bearer ${value}`],
    'a cookie of zeros': [`Cookie: ${name}=${'A'.repeat(43)}`],
  };
  return targets(place).flatMap((target) =>
    Object.entries(pretences).map(([pretence, headers]) => ({
      name: `${target.name} with ${pretence}`,
      bytes: sent(target, [`Host: ${authority}`, ...headers]),
      refusedWith: [403],
    })),
  );
}

/** Another site's requests: a browser adds the cookie where it should not, or a name was rebound to this machine. */
function fromElsewhere(place: Place): Attack[] {
  const { authority, cookie, port } = place;
  const hosts = [
    'evil.example',
    `evil.example:${port}`,
    `localhost:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `127.0.0.1.evil.example:${port}`,
    `127.1:${port}`,
    `2130706433:${port}`,
    `0.0.0.0:${port}`,
    `[::1]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `127.0.0.1.:${port}`,
    `user@${authority}`,
    `${authority}/`,
    `${authority},evil.example`,
    '',
  ];
  const origins = [
    'null',
    'https://evil.example',
    `https://${authority}`,
    `http://localhost:${port}`,
    `http://127.0.0.1:${port + 1}`,
    `http://${authority}.evil.example`,
    `http://${authority}/`,
    `http://user@${authority}`,
    'file://',
    'chrome-extension://abcdefghijklmnop',
    'app://postil',
    '',
  ];
  const sites = ['cross-site', 'same-site', 'anything'];
  const [, events, , read, write] = targets(place);
  const chosen = [events, read, write].filter((target) => target !== undefined);
  const made = (name: string, headers: readonly string[], refusedWith = [403]): Attack[] =>
    chosen.map((target) => ({ name: `${target.name} ${name}`, bytes: sent(target, headers), refusedWith }));
  return [
    ...hosts.flatMap((host) => made(`to the host “${host}”`, [`Host: ${host}`, `Cookie: ${cookie}`], [400, 403])),
    ...origins.flatMap((origin) =>
      made(`from the origin “${origin}”`, [`Host: ${authority}`, `Cookie: ${cookie}`, `Origin: ${origin}`]),
    ),
    ...sites.flatMap((site) =>
      made(`called ${site}`, [`Host: ${authority}`, `Cookie: ${cookie}`, `Sec-Fetch-Site: ${site}`]),
    ),
  ];
}

/** Requests with the cookie that are no calls of our page: what a form, a navigation or a script of another could send. */
function withCookie(place: Place): Attack[] {
  const { authority, cookie, article } = place;
  const own = [`Host: ${authority}`, `Cookie: ${cookie}`];
  const write = planting(article);
  const length = `Content-Length: ${Buffer.byteLength(write.body)}`;
  const attack = (name: string, lines: readonly string[], body: string, refusedWith: number[]): Attack => ({
    name,
    bytes: rawRequest(lines, body),
    refusedWith,
  });
  const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method) =>
    attack(
      `${method} of a call`,
      [write.line.replace('POST', method), ...own, ...write.headers],
      method === 'GET' || method === 'HEAD' ? '' : write.body,
      [403],
    ),
  );
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json', ''];
  const bodies = [
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '1',
    '{"articleId":{"$ne":null}}',
    '\xff\xfe',
    '{"__proto__":{"note":1}}',
  ];
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'notes.create/',
    'NOTES.CREATE',
    'notes',
    '../api/notes.create',
    '',
  ];
  const json = (name: string, body: string) =>
    rawRequest(
      [
        `POST /api/${name} HTTP/1.1`,
        ...own,
        'Content-Type: application/json',
        'X-Postil-Call: 1',
        `Content-Length: ${Buffer.byteLength(body)}`,
      ],
      body,
    );
  return [
    ...methods,
    attack(
      'a call without our header',
      [write.line, ...own, 'Content-Type: application/json', length],
      write.body,
      [403],
    ),
    ...types.map((type) =>
      attack(
        `a call as “${type}”`,
        [write.line, ...own, `Content-Type: ${type}`, 'X-Postil-Call: 1', length],
        write.body,
        [400],
      ),
    ),
    ...bodies.map((body) => ({
      name: `a call whose body is ${JSON.stringify(body)}`,
      bytes: json('annotations.create', body),
      refusedWith: [400],
    })),
    ...names.map((name) => ({ name: `a call named “${name}”`, bytes: json(name, '{}'), refusedWith: [403, 404] })),
    // What every call says to input that is not its own.
    ...Object.keys(contract).map((name) => ({
      name: `${name} with a list for its input`,
      bytes: json(name, '[["x"]]'),
      refusedWith: [400],
    })),
    ...['GET', 'POST'].map((method) =>
      attack(`${method} of a used key`, [`${method} /open?key=${place.key} HTTP/1.1`, `Host: ${authority}`], '', [403]),
    ),
  ];
}

/** Ways out of the folders that are served. */
function paths({ authority, cookie, article }: Place): Attack[] {
  const up = '..%2f'.repeat(8);
  return [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/assets/../../main/cli.js',
    '/assets/..%2f..%2fmain/cli.js',
    `/${up}etc/passwd`,
    '//etc/passwd',
    '/etc/passwd',
    '/index.html%00.png',
    '/.env',
    '/assets/',
    '/open.html',
    `/files/${article}/article.json`,
    `/files/${article}/content.html`,
    `/files/${article}/media/../article.json`,
    `/files/${article}/media/..%2farticle.json`,
    `/files/${article}/media/%2e%2e/article.json`,
    `/files/${article}/media/${image}/../../article.json`,
    `/files/${article}/media/.png`,
    `/files/${article}/media/${image}%00`,
    `/files/../${article}/media/${image}`,
    `/files/00000000000000000000000000/media/${image}`,
    `/files/${article.toLowerCase()}/media/${image}`,
    '/files/..%2f..%2f..%2fetc/media/passwd',
    `/files/${article}/media/${'a'.repeat(5000)}.png`,
  ].map((path) => ({
    name: `GET ${path.slice(0, 90)}`,
    bytes: rawRequest([`GET ${path} HTTP/1.1`, `Host: ${authority}`, `Cookie: ${cookie}`]),
    refusedWith: [400, 404],
  }));
}

/** Bytes that are no request of a browser. */
function brokenRequests({ authority, cookie }: Place): Attack[] {
  const own = `Host: ${authority}\r\nCookie: ${cookie}\r\n`;
  const close = 'Connection: close\r\n';
  const broken: Record<string, string> = {
    'no HTTP': 'GARBAGE\r\n\r\n',
    'TLS to the plain port': '\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00\r\n\r\n',
    'a tunnel': `CONNECT evil.example:443 HTTP/1.1\r\n${own}\r\n`,
    'a trace': `TRACE / HTTP/1.1\r\n${own}${close}\r\n`,
    'a whole address': `GET http://evil.example/ HTTP/1.1\r\n${own}${close}\r\n`,
    'two lengths': `POST /api/app.info HTTP/1.1\r\n${own}Content-Length: 2\r\nContent-Length: 3\r\n${close}\r\n{}`,
    'a length and pieces': `POST /api/app.info HTTP/1.1\r\n${own}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n${close}\r\n0\r\n\r\n`,
    'a negative length': `POST /api/app.info HTTP/1.1\r\n${own}Content-Length: -1\r\n${close}\r\n`,
    'a space before a colon': `GET / HTTP/1.1\r\n${own}X : y\r\n${close}\r\n`,
    'a bare line break in a header': `GET / HTTP/1.1\r\n${own}X: a\nY: b\rc\r\n${close}\r\n`,
    'NUL in a header': `GET / HTTP/1.1\r\n${own}X: a\0b\r\n${close}\r\n`,
    'headers without end': `GET / HTTP/1.1\r\n${own}X: ${'x'.repeat(40_000)}\r\n${close}\r\n`,
    'two hosts': `GET / HTTP/1.1\r\nHost: evil.example\r\n${own}${close}\r\n`,
    'no host': `GET / HTTP/1.1\r\nCookie: ${cookie}\r\n${close}\r\n`,
    'HTTP/0.9': 'GET /\r\n\r\n',
    'HTTP/2 by surprise': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'another protocol': `GET /api/events HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  };
  // A tunnel is closed without a word.
  return Object.entries(broken).map(([name, bytes]) => ({
    name,
    bytes,
    refusedWith: name === 'a tunnel' ? [0] : [400, 403, 431, 505],
  }));
}

/** Every attack on one host; what each has to be refused with. */
export function attacksOn(place: Place): Attack[] {
  return [
    ...withoutCookie(place),
    ...fromElsewhere(place),
    ...withCookie(place),
    ...paths(place),
    ...brokenRequests(place),
  ];
}
