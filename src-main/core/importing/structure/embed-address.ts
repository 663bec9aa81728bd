/** What an embedded player, post or chart is, as its address tells. */
export interface Embedded {
  /** "YouTube", "Datawrapper". */
  readonly by: string;
  /** "Video", "Post", "Chart"… */
  readonly kind: string;
  /** Where a person would look at it. */
  readonly url: string;
}

type Rule = readonly [by: string, kind: string, host: RegExp, page: (address: URL, path: string) => string | null];

const id = (path: string, pattern: RegExp): string | null => pattern.exec(path)?.[1] ?? null;
const at = (base: string, name: string | null): string | null => (name === null ? null : base + name);
const named = (address: URL, name: string): string | null => {
  const value = address.searchParams.get(name);
  return value !== null && /^https?:\/\//.test(value) ? value : null;
};
const itself = (address: URL): string => address.href;

/** One line for each service: how the address of its frame leads to the page that it is a part of. */
const rules: readonly Rule[] = [
  [
    'YouTube',
    'Video',
    /(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be)$/,
    (address, path) =>
      at(
        'https://www.youtube.com/playlist?list=',
        path === '/embed/videoseries' ? address.searchParams.get('list') : null,
      ) ??
      at(
        'https://www.youtube.com/watch?v=',
        id(path, /^\/(?:embed|v|shorts|live)\/([\w-]{6,20})/) ??
          id(`${path}${address.search}`, /[?&]v=([\w-]{6,20})/) ??
          (address.hostname === 'youtu.be' ? id(path, /^\/([\w-]{6,20})/) : null),
      ),
  ],
  ['Vimeo', 'Video', /(?:^|\.)vimeo\.com$/, (_, path) => at('https://vimeo.com/', id(path, /\/(\d{4,})/))],
  [
    'Dailymotion',
    'Video',
    /(?:^|\.)dailymotion\.com$/,
    (address, path) =>
      at('https://www.dailymotion.com/video/', id(path, /\/video\/(\w+)/) ?? address.searchParams.get('video')),
  ],
  [
    'X',
    'Post',
    /(?:^|\.)(?:twitter|x)\.com$/,
    (address, path) => {
      const tweet = address.searchParams.get('id') ?? id(path, /\/status(?:es)?\/(\d+)/);
      return tweet !== null && /^\d+$/.test(tweet) ? `https://x.com/i/status/${tweet}` : null;
    },
  ],
  [
    'Instagram',
    'Post',
    /(?:^|\.)instagram\.com$/,
    (_, path) => at('https://www.instagram.com', id(path, /^(?:\/[\w.]+)?(\/(?:p|reel|tv)\/[\w-]+\/)/)),
  ],
  [
    'Threads',
    'Post',
    /(?:^|\.)threads\.(?:net|com)$/,
    (address, path) => address.origin + path.replace(/\/embed\/?$/, ''),
  ],
  [
    'TikTok',
    'Video',
    /(?:^|\.)tiktok\.com$/,
    (address, path) =>
      path.startsWith('/@')
        ? address.origin + path
        : at('https://www.tiktok.com/@/video/', id(path, /\/(?:embed|player)\/(?:v\d\/)?(\d{6,})/)),
  ],
  [
    'Facebook',
    'Post',
    /(?:^|\.)facebook\.com$/,
    (address, path) => (path.startsWith('/plugins/') ? named(address, 'href') : itself(address)),
  ],
  [
    'Spotify',
    'Audio',
    /(?:^|\.)spotify\.com$/,
    (_, path) =>
      at(
        'https://open.spotify.com/',
        id(path, /\/embed(?:-podcast)?\/((?:episode|show|track|album|playlist|artist)\/\w+)/),
      ),
  ],
  [
    'SoundCloud',
    'Audio',
    /(?:^|\.)soundcloud\.com$/,
    (address) => named(address, 'url') ?? (address.hostname === 'soundcloud.com' ? itself(address) : null),
  ],
  [
    'Apple Podcasts',
    'Audio',
    /^embed\.(?:podcasts|music)\.apple\.com$/,
    (address) => address.href.replace('//embed.', '//').replace(/\?.*$/, ''),
  ],
  ['Bandcamp', 'Audio', /(?:^|\.)bandcamp\.com$/, itself],
  [
    'Datawrapper',
    'Chart',
    /(?:^|\.)(?:dwcdn\.net|datawrapper\.de)$/,
    (_, path) => at('https://datawrapper.dwcdn.net/', id(path, /^\/(?:_\/)?(\w{5})(?:\/|$)/)),
  ],
  [
    'Flourish',
    'Chart',
    /(?:^|\.)flourish\.studio$/,
    (_, path) => at('https://public.flourish.studio/', id(path, /^\/((?:visualisation|story)\/\d+)/)),
  ],
  ['Infogram', 'Chart', /(?:^|\.)infogram\.com$/, (address, path) => address.origin + path],
  ['Tableau', 'Chart', /(?:^|\.)public\.tableau\.com$/, (address, path) => address.origin + path],
  [
    'Bluesky',
    'Post',
    /^(?:embed\.)?bsky\.app$/,
    (address, path) =>
      address.hostname === 'bsky.app'
        ? itself(address)
        : at(
            'https://bsky.app/profile/',
            id(path, /^\/embed\/(did:[\w:]+\/app\.bsky\.feed\.post\/\w+)/)?.replace('app.bsky.feed.post', 'post') ??
              null,
          ),
  ],
  [
    'Reddit',
    'Post',
    /(?:^|\.)reddit(?:media)?\.com$/,
    (_, path) => at('https://www.reddit.com', id(path, /^(\/r\/\w+\/comments\/[\w/]+)/)),
  ],
  [
    'Twitch',
    'Video',
    /(?:^|\.)twitch\.tv$/,
    (address) => at('https://www.twitch.tv/videos/', address.searchParams.get('video')),
  ],
  [
    'Streamable',
    'Video',
    /(?:^|\.)streamable\.com$/,
    (_, path) => at('https://streamable.com/', id(path, /\/(?:[eos]\/)?(\w{4,8})$/)),
  ],
  ['TED', 'Video', /^embed\.ted\.com$/, (_, path) => at('https://www.ted.com', id(path, /(\/talks\/.+)$/))],
  [
    'Internet Archive',
    'Media',
    /(?:^|\.)archive\.org$/,
    (_, path) => at('https://archive.org/details/', id(path, /^\/embed\/([\w.-]+)/)),
  ],
  ['DocumentCloud', 'Document', /(?:^|\.)documentcloud\.org$/, (address, path) => address.origin + path],
  [
    'Scribd',
    'Document',
    /(?:^|\.)scribd\.com$/,
    (_, path) => at('https://www.scribd.com/document/', id(path, /\/embeds\/(\d+)/)),
  ],
  ['CodePen', 'Code', /(?:^|\.)codepen\.io$/, (address, path) => address.origin + path.replace('/embed/', '/pen/')],
  ['GitHub', 'Code', /^gist\.github\.com$/, (address, path) => address.origin + path.replace(/\.(?:js|pibb)$/, '')],
  [
    'Google Maps',
    'Map',
    /(?:^|\.)google\.[a-z.]+$/,
    (address, path) => (path.startsWith('/maps') && address.href.length < 2000 ? itself(address) : null),
  ],
  ['OpenStreetMap', 'Map', /(?:^|\.)openstreetmap\.org$/, itself],
  [
    'Mastodon',
    'Post',
    /./,
    (address, path) => at(address.origin, id(path, /^(\/@[\w.]+(?:@[\w.-]+)?\/\d{8,})\/embed$/)),
  ],
];

/** What a frame or a link embeds; null where the address is of no service that is known, as of an advertisement. */
export function embeddedAt(address: string, base: string | null): Embedded | null {
  if (address.length > 8192) return null;
  const url = URL.parse(address.trim().replace(/^\/\//, 'https://'), base ?? undefined);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  for (const [by, kind, host, page] of rules) {
    const found = host.test(url.hostname) ? page(url, url.pathname) : null;
    if (found !== null) return { by, kind, url: found };
  }
  return null;
}
