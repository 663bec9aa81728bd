import { type DomDocument, type DomElement, textOf } from '../page/dom.ts';
import { type Embedded, embeddedAt } from './embed-address.ts';
import { adopt, build, dissolve, stands } from './rewrite.ts';

const embeds = [
  'iframe',
  'video',
  'audio',
  'lite-youtube',
  'lite-vimeo',
  'amp-youtube',
  'amp-twitter',
  'amp-instagram',
  'amp-iframe',
  'amp-vimeo',
  'blockquote[class]',
  'div[data-youtube-id]',
  'div.youtube-player',
  'div.fb-post',
  'div.fb-video',
  'twitter-widget',
].join(', ');
const frameSources = 'src data-src data-lazy-src data-litespeed-src data-cmp-src data-consent-src'.split(' ');
const posts =
  /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-xfbml-parse-ignore|bluesky-embed|mastodon-embed|reddit-(?:embed-bq|card)|text-post-media|imgur-embed-pub|telegram-post)(?:\s|$)/;
const postAddresses = 'cite data-instgrm-permalink data-text-post-permalink data-bluesky-uri data-embed-url'.split(' ');
/** A post is short; one with more elements is something else in its clothes. */
const mostParts = 200;
/** Words that a service puts where a script would draw, and titles that name the service and nothing else. */
const boilerplate =
  /^(?:view this post on (?:instagram|threads)|view on (?:threads|instagram|mastodon)|loading\.*|(?:embedded )?(?:youtube|vimeo|video|audio|media|tweet|x post|instagram|post|tiktok|spotify|facebook|iframe|frame)(?: (?:video|player|embed|post|tweet|iframe))*(?: player)?|player|twitter tweet|embed(?:ded content)?|untitled)$/i;

/**
 * Puts a quiet card in the place of each frame, player and post of a known service: a `figure` that holds one
 * `figcaption` with a link, or a `blockquote` where the page has the words. Frames of any other kind go: they are
 * advertisements more often than not, and none of them can be shown.
 */
export function settleEmbeds(page: DomDocument, base: string | null): void {
  const shown: Shown = new Map();
  for (const element of [...page.querySelectorAll(embeds)]) {
    if (!stands(element)) continue;
    if (element.localName === 'blockquote') settlePost(element, base);
    else settleFrame(element, base, shown);
  }
}

/** The cards that a box holds so far, and its caption if it is a figure. */
type Shown = Map<DomElement | null, { readonly urls: Set<string>; caption: DomElement | null }>;

function settleFrame(frame: DomElement, base: string | null, shown: Shown): void {
  const embedded = embeddedIn(frame, base);
  if (embedded === null) {
    // A box of a service may hold the words themselves.
    if (frame.localName !== 'div') frame.remove();
    return;
  }
  // A recording and the frame that plays it again are one.
  const box = frame.closest('figure') ?? frame.parentElement;
  const beside = shown.get(box) ?? { urls: new Set(), caption: null };
  shown.set(box, beside);
  const link = linkTo(frame, embedded, titled(frame));
  if (beside.urls.has(embedded.url)) frame.remove();
  else if (box?.localName === 'figure') {
    frame.remove();
    beside.caption = intoCaption(box, link, beside.caption);
  } else frame.replaceWith(build(frame, 'figure', build(frame, 'figcaption', link)));
  beside.urls.add(embedded.url);
}

/** In a figure of the page the card is its caption, with the words that stand there; gives that caption. */
function intoCaption(figure: DomElement, link: DomElement, before: DomElement | null): DomElement {
  if (before !== null) {
    before.append(build(figure, 'br'), link);
    return before;
  }
  const words = figure.querySelector('figcaption');
  const caption = build(figure, 'figcaption', link);
  if (words === null) figure.append(caption);
  else {
    caption.append(build(figure, 'br'));
    words.replaceWith(adopt(caption, words));
  }
  return caption;
}

function embeddedIn(frame: DomElement, base: string | null): Embedded | null {
  if (frame.localName === 'video' || frame.localName === 'audio') return mediaIn(frame, base);
  const said = (...names: string[]): string | null =>
    names.map((name) => frame.getAttribute(name)).find((value) => value !== null && /^[\w-]{5,30}$/.test(value)) ??
    null;
  const service = `${frame.localName} ${frame.className}`;
  const tried: (string | null)[] = frameSources.map((name) => frame.getAttribute(name));
  const name = said(
    'videoid',
    'data-videoid',
    'data-youtube-id',
    'data-id',
    'data-tweetid',
    'data-tweet-id',
    'data-shortcode',
  );
  if (name !== null) {
    if (/youtube/.test(service)) tried.push(`https://youtu.be/${name}`);
    else if (/vimeo/.test(service)) tried.push(`https://vimeo.com/${name}`);
    else if (/twitter/.test(service)) tried.push(`https://x.com/i/status/${name}`);
    else if (/instagram/.test(service)) tried.push(`https://www.instagram.com/p/${name}/`);
  }
  if (/\bfb-/.test(service)) tried.push(frame.getAttribute('data-href'));
  for (const address of tried) {
    const embedded = address === null || address.trim() === '' ? null : embeddedAt(address, base);
    if (embedded !== null) return embedded;
  }
  return null;
}

/** A recording that the page itself holds. */
function mediaIn(media: DomElement, base: string | null): Embedded | null {
  const source = media.getAttribute('src') ?? media.querySelector('source[src]')?.getAttribute('src') ?? '';
  const address = source === '' ? null : URL.parse(source, base ?? undefined);
  // One that plays by itself without a sound or a switch is an ornament, an animated image at best.
  const isOrnament = media.hasAttribute('autoplay') && !media.hasAttribute('controls');
  if (isOrnament || address === null || !/^https?:$/.test(address.protocol)) return null;
  const kind = media.localName === 'video' ? 'Video' : 'Audio';
  return { by: address.hostname.replace(/^www\./, ''), kind, url: address.href };
}

function titled(frame: DomElement): string {
  const names = ['title', 'playlabel', 'data-title', 'aria-label'];
  const title = names
    .map((name) => frame.getAttribute(name)?.replace(/\s+/g, ' ').trim() ?? '')
    .find((text) => text !== '');
  return title === undefined || boilerplate.test(title) || title.length > 300 ? '' : title;
}

function linkTo(near: DomElement, { by, kind, url }: Embedded, title = ''): DomElement {
  const named = title.replace(new RegExp(`\\s*[-–—|·]\\s*(?:${escaped(by)}|YouTube|Vimeo)\\s*$`, 'i'), '');
  const link = build(near, 'a', named === '' ? `${kind} on ${by}` : `${kind} on ${by}: ${named}`);
  link.setAttribute('href', url);
  return link;
}

function card(near: DomElement, link: DomElement): DomElement {
  return build(near, 'figure', build(near, 'figcaption', link));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A post whose words stand in the page, as services ask those to do who embed it. */
function settlePost(post: DomElement, base: string | null): void {
  if (!posts.test(post.className)) return;
  const stated = postAddresses.map((name) => post.getAttribute(name) ?? '');
  for (const name of ['class', 'style', 'id']) post.removeAttribute(name);
  for (const part of [...post.querySelectorAll('p, a, div, section, span')].slice(0, mostParts))
    if (stands(part) && boilerplate.test(textOf(part))) part.remove();
  const links = [...post.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
  const found = [...stated, ...links.toReversed()].map((address) =>
    address === '' ? null : embeddedAt(address, base),
  );
  const embedded = found.find((one) => one !== null) ?? null;
  const text = textOf(post);
  const isOnlyCredit =
    text.length < 120 && /^(?:a post shared by|a photo posted by|post by|ein beitrag geteilt von)\b/i.test(text);
  if (text === '' || isOnlyCredit) {
    if (embedded === null) post.remove();
    else post.replaceWith(card(post, linkTo(post, embedded, text.replace(/^a post shared by\s+/i, ''))));
    return;
  }
  for (const section of [...post.querySelectorAll('section')]) dissolve(section);
  const isLinked = embedded !== null && links.some((link) => embeddedAt(link, base)?.url === embedded.url);
  if (embedded === null || isLinked) return;
  post.append(build(post, 'p', linkTo(post, embedded)));
}
