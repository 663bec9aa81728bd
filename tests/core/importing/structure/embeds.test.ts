import { describe, expect, test } from 'vitest';
import { embeddedAt } from '../../../../src-main/core/importing/structure/embed-address.ts';
import { settleEmbeds } from '../../../../src-main/core/importing/structure/embeds.ts';
import { after } from './step.ts';

const base = 'https://quay.example/a/story';
const settled = (html: string): string => after((page) => settleEmbeds(page, base), html);
const card = (url: string, text: string): string =>
  `<figure><figcaption><a href="${url}">${text}</a></figcaption></figure>`;

describe('addresses', () => {
  test.each([
    ['https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0', 'https://www.youtube.com/watch?v=abcDEF12345'],
    ['//player.vimeo.com/video/76543210?title=0', 'https://vimeo.com/76543210'],
    ['https://platform.twitter.com/embed/Tweet.html?id=1234567890', 'https://x.com/i/status/1234567890'],
    ['https://www.instagram.com/p/AbC_1-2/embed/captioned/', 'https://www.instagram.com/p/AbC_1-2/'],
    ['https://www.tiktok.com/embed/v2/7212345678901234567', 'https://www.tiktok.com/@/video/7212345678901234567'],
    [
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fquay%2Fposts%2F1',
      'https://www.facebook.com/quay/posts/1',
    ],
    ['https://open.spotify.com/embed/episode/4abcD?utm=1', 'https://open.spotify.com/episode/4abcD'],
    [
      'https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/quay/bell&color=1',
      'https://soundcloud.com/quay/bell',
    ],
    ['https://datawrapper.dwcdn.net/aB1cD/3/', 'https://datawrapper.dwcdn.net/aB1cD'],
    [
      'https://flo.uri.sh.flourish.studio/visualisation/123456/embed',
      'https://public.flourish.studio/visualisation/123456',
    ],
    [
      'https://social.quay.example/@keeper/112233445566778899/embed',
      'https://social.quay.example/@keeper/112233445566778899',
    ],
  ])('%s', (address, url) => expect(embeddedAt(address, base)?.url).toBe(url));

  test.each([
    'https://ads.example/frame?x=https://www.youtube.com/embed/abcDEF12345',
    'javascript:alert(1)//www.youtube.com/embed/abcDEF12345',
    'https://www.facebook.com/plugins/post.php?href=javascript:alert(1)',
    'https://www.youtube.com/embed/',
    'data:text/html,x',
    'https://youtube.com.evil.example/embed/abcDEF12345',
  ])('nothing: %s', (address) => expect(embeddedAt(address, base)).toBeNull());
});

describe('cards', () => {
  const film = 'https://www.youtube.com/watch?v=abcDEF12345';

  test.each([
    [
      'a film',
      '<iframe src="https://www.youtube.com/embed/abcDEF12345" title="The bell - YouTube"></iframe>',
      card(film, 'Video on YouTube: The bell'),
    ],
    [
      'a lazy one',
      '<iframe src="about:blank" data-src="//www.youtube.com/embed/abcDEF12345" title="YouTube video player"></iframe>',
      card(film, 'Video on YouTube'),
    ],
    [
      'an element of its own',
      '<lite-youtube videoid="abcDEF12345" playlabel="The bell"></lite-youtube>',
      card(film, 'Video on YouTube: The bell'),
    ],
    [
      'one with a caption',
      '<figure class="embed"><div><iframe src="https://www.youtube.com/embed/abcDEF12345"></iframe></div><figcaption>The bell at noon.</figcaption></figure>',
      `<figure class="embed"><div></div><figcaption><a href="${film}">Video on YouTube</a><br>The bell at noon.</figcaption></figure>`,
    ],
    ['an advertisement', '<p>a</p><iframe src="https://ads.example/1"></iframe>', '<p>a</p>'],
    [
      'a recording of the page',
      '<audio controls src="bell.mp3">no sound</audio>',
      card('https://quay.example/a/bell.mp3', 'Audio on quay.example'),
    ],
    ['an ornament', '<video autoplay muted loop src="wave.mp4"></video>', ''],
    [
      'a post with its words',
      '<blockquote class="twitter-tweet" data-lang="en"><p lang="en">It struck.</p>— Keeper (@keeper) <a href="https://twitter.com/keeper/status/123">March 3</a></blockquote>',
      '<blockquote data-lang="en"><p lang="en">It struck.</p>— Keeper (@keeper) <a href="https://twitter.com/keeper/status/123">March 3</a></blockquote>',
    ],
    [
      'a post whose words only a script would fetch',
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/AbC/?utm_source=x"><div><a href="https://www.instagram.com/p/AbC/">View this post on Instagram</a><p><a href="https://www.instagram.com/p/AbC/">A post shared by Keeper (@keeper)</a></p></div></blockquote>',
      card('https://www.instagram.com/p/AbC/', 'Post on Instagram: Keeper (@keeper)'),
    ],
    [
      'a quotation of the page',
      '<blockquote class="pull"><p>Late.</p></blockquote>',
      '<blockquote class="pull"><p>Late.</p></blockquote>',
    ],
  ])('%s', (_, html, expected) => expect(settled(html)).toBe(expected));

  test('no frame is left, whatever it holds', () => {
    expect(settled('<iframe srcdoc="<p>x</p>"></iframe><iframe><p>old</p></iframe><p>b</p>')).toBe('<p>b</p>');
  });
});
