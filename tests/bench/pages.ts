import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Numbers that look random and are the same each time. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const words = (
  'harbour council river mill bread market winter ferry lantern orchard bridge teacher engine letter garden island ' +
  'window station weather captain museum village paper morning quarry theatre kitchen railway doctor meadow said would ' +
  'after before under between because without another several nothing early slowly again never almost together'
).split(' ');

/** A news page of some hundred kilobytes with what such pages carry: head, menus, teasers, scripts, comments. */
export function newsPage(number: number): string {
  const random = randomNumbers(number * 7919 + 17);
  const word = () => words[random(words.length)] ?? 'word';
  const sentence = () => `${Array.from({ length: 8 + random(16) }, word).join(' ')}.`;
  const paragraph = () => `<p class="story-text">${Array.from({ length: 2 + random(5) }, sentence).join(' ')}</p>`;
  const link = () =>
    `<li class="menu-item"><a href="/${word()}/${word()}-${random(9999)}">${word()} ${word()}</a></li>`;
  const teaser = () =>
    `<div class="teaser card"><a href="/news/${word()}-${random(99999)}"><span class="thumb" data-src="/i/${random(9999)}.jpg"></span><h3>${sentence()}</h3></a><p>${sentence()}</p></div>`;
  const comment = () => `<div class="comment"><b>${word()}</b><p>${sentence()}</p></div>`;
  const title = `${word()} ${word()} ${word()} ${word()} (${number})`;
  const address = `https://news.example/${word()}/${number}`;
  const many = (count: number, make: () => string) => Array.from({ length: count }, make).join('\n');
  const script = `<script>window.state=${JSON.stringify(Array.from({ length: 900 }, word))}</script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | The Example</title>
<link rel="canonical" href="${address}"><meta property="og:title" content="${title}"><meta property="article:published_time" content="2026-03-${String(1 + random(28)).padStart(2, '0')}T08:00:00Z">
<meta name="author" content="Ada Example"><style>${many(300, () => `.${word()}-${random(999)}{margin:${random(40)}px;color:#${random(899) + 100}}`)}</style>${many(8, () => script)}</head>
<body><header><nav><ul>${many(80, link)}</ul></nav></header><main><article><h1>${title}</h1><p class="byline">By Ada Example</p>
${many(8, paragraph)}<div class="newsletter-box"><h4>Sign up</h4><p>${sentence()}</p></div><h2>${word()} ${word()}</h2>${many(14, paragraph)}
</article><aside class="related">${many(24, teaser)}</aside></main><section class="comments">${many(40, comment)}</section>
<footer><ul>${many(60, link)}</ul></footer>${many(6, () => script)}</body></html>`;
}

/** Writes that many pages and gives their paths. */
export async function writePages(folder: string, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const path = join(folder, `page-${String(number).padStart(5, '0')}.html`);
    await writeFile(path, newsPage(number));
    paths.push(path);
  }
  return paths;
}
