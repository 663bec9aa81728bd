import { describe, expect, test } from 'vitest';
import { extractArticle } from '#core/importing/extract.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import { seeded } from '../../../support/prose.ts';

const nouns = (
  'keeper harbour ledger widow surveyor orchard ferry council chimney printer canal teacher barrel lantern parish ' +
  'glazier market winter quarry captain letter miller garden bridge engine clock weaver railway station doctor'
).split(' ');
const verbs = 'mended counted carried refused measured painted crossed answered copied watched sold opened'.split(' ');
const places = 'by the lower lock,behind the mill,near the old customs house,along the towpath,above the weir'.split(
  ',',
);
const ends =
  'before the frost came,although nobody had asked for it,as the minutes of the society tell,and wrote to the county about it,which the neighbours never forgave'.split(
    ',',
  );

/** Lines of a plain text of so many words: a heading before every eleventh paragraph, and a short line now and then. */
function lines(words: number, seed: number): { tag: string; text: string }[] {
  const random = seeded(seed);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] as string;
  const sentence = () =>
    `The ${pick(nouns)} ${pick(verbs)} a ${pick(nouns)} ${pick(places)} in ${1700 + Math.floor(random() * 200)}, ${pick(ends)}.`;
  const made: { tag: string; text: string }[] = [];
  let count = 0;
  for (let at = 0; count < words; at += 1) {
    if (at % 11 === 0) made.push({ tag: 'h2', text: `Part ${at / 11 + 1}` });
    if (at % 7 === 5) made.push({ tag: 'p', text: `“Not the ${pick(nouns)}.” (${at})` });
    const text = `${at}: ${Array.from({ length: 2 + Math.floor(random() * 5) }, sentence).join(' ')}`;
    made.push({ tag: 'p', text });
    count += text.split(' ').length;
  }
  return made;
}

async function read(page: string) {
  const { html, certainty } = await extractArticle({
    bytes: new TextEncoder().encode(page),
    name: 'town.html',
    contentType: '',
    url: '',
  });
  return { text: bodyText(html), certainty };
}

const frame = (inside: string) =>
  `<!doctype html><html lang="en"><head><title>The history of a lock</title></head><body><header><nav><a href="/">Home</a> <a href="/town">Town</a></nav></header><main><article><h1>The history of a lock</h1>${inside}</article></main><footer>© 2026 The town paper</footer></body></html>`;

describe('a plain article', () => {
  test.each([8000, 20_000, 70_000])('of %i words loses none of its lines', async (words) => {
    const made = lines(words, words);
    const { text, certainty } = await read(frame(made.map(({ tag, text }) => `<${tag}>${text}</${tag}>`).join('\n')));
    const found = text.split('\n').map((line) => line.trim());
    expect(found.filter((line) => line !== '')).toEqual(made.map((line) => line.text));
    expect(certainty).toBeGreaterThan(0.8);
  });

  test('keeps its chapters in sections, its lists and its quotations', async () => {
    const made = lines(20_000, 3);
    const chapters = made.map(({ tag, text }, at) => {
      if (tag === 'h2') return `${at > 0 ? '</section>' : ''}<section><h2>${text}</h2>`;
      if (text.startsWith('“')) return `<ul><li>${text}</li><li>The end of it ${at}</li></ul>`;
      return at % 5 === 0 ? `<blockquote><p>${text}</p></blockquote>` : `<p>${text}</p>`;
    });
    const { text } = await read(frame(`${chapters.join('\n')}</section>`));
    expect(made.filter((line) => !text.includes(line.text))).toEqual([]);
    expect(text.match(/The end of it/g)).toHaveLength(made.filter((line) => line.text.startsWith('“')).length);
    expect(text).not.toMatch(/Town|town paper/);
  });

  test('needs no element that is called so', async () => {
    const made = lines(20_000, 4);
    const inside = made.map(({ tag, text }) => `<${tag}>${text}</${tag}>`).join('\n');
    const { text } = await read(`<html><body><h1>The history of a lock</h1>${inside}</body></html>`);
    expect(made.filter((line) => !text.includes(line.text))).toEqual([]);
  });

  test('leaves out what is no part of it, however long it is', async () => {
    const made = lines(20_000, 5).map(({ tag, text }) => `<${tag}>${text}</${tag}>`);
    const letter = `<form><p>Get the letter of the town paper every morning, with all that the keeper of the lock tells.</p><input name="mail"></form>`;
    const more = `<div class="related"><h3>Related</h3><p>The clock of the parish is to be mended in spring, says the council, at last.</p></div>`;
    const note = '<p>Anna Weir is a writer for the town paper, where she covers the canal and its lock keepers.</p>';
    const { text } = await read(
      frame(`${made.slice(0, 60).join('')}${letter}${made.slice(60).join('')}${note}${more}`),
    );
    expect(text).not.toMatch(/Get the letter|clock of the parish|Anna Weir/);
  });
});

describe('a long article whose paragraphs have classes', () => {
  const styled = (made: readonly { tag: string; text: string }[], name: string) =>
    made.map(({ tag, text }, at) => `<${tag} id="line-${at}" class="${tag === 'p' ? name : 'sub'}">${text}</${tag}>`);

  test.each([6000, 9500, 12_000, 40_000])('loses none of its lines: %i words', async (words) => {
    const made = lines(words, words + 1);
    const { text, certainty } = await read(frame(styled(made, 'paragraph__a1 css-1x').join('\n')));
    const found = text.split('\n').map((line) => line.trim());
    expect(found.filter((line) => line !== '')).toEqual(made.map((line) => line.text));
    expect(certainty).toBeGreaterThan(0.8);
  });

  test('keeps chapters in boxes with names, their first paragraphs, and lists', async () => {
    const made = lines(20_000, 12);
    const chapters = styled(made, 'graf').map((line, at) => {
      const { tag, text = '' } = made[at] ?? {};
      if (tag === 'h2') return `${at > 0 ? '</div>' : ''}<div class="chapter chapter-${at}" id="chapter-${at}">${line}`;
      if (made[at - 1]?.tag === 'h2') return `<p class="graf has-dropcap">${text}</p>`;
      return text.startsWith('“') ? `<ul class="points"><li class="point">${text}</li></ul>` : line;
    });
    const { text } = await read(frame(`${chapters.join('\n')}</div>`));
    expect(made.filter((line) => !text.includes(line.text))).toEqual([]);
  });

  test('leaves out what is no part of it: a letter offered, what readers wrote, what else there is', async () => {
    const made = styled(lines(20_000, 13), 'graf');
    const offer =
      '<div class="newsletter-promo"><p class="promo">Sign up for the letter of the town paper and get it every morning.</p><form><input type="email"></form></div>';
    const wrote = lines(6000, 14)
      .filter(({ tag }) => tag === 'p')
      .map(({ text }, at) => `<li class="comment"><b>Reader ${at}</b> <p class="comment-text">Reply: ${text}</p></li>`);
    const comments = `<section id="comments" class="comments"><h3>Comments</h3><ol>${wrote.join('')}</ol></section>`;
    const { text } = await read(frame(`${made.slice(0, 60).join('')}${offer}${made.slice(60).join('')}${comments}`));
    expect(text).not.toMatch(/Sign up for|Reply: |Reader 1/);
  });
});

test('a text that takes a letter apart and shows it again in between keeps what stands between', async () => {
  const letter = lines(700, 9).filter(({ tag }) => tag === 'p');
  const about = lines(2500, 10).filter(({ tag }) => tag === 'p');
  const p = (made: readonly { text: string }[], word: string) =>
    made.map(({ text }) => `<p>${word} ${text}</p>`).join('');
  const again = letter.map(
    (_, at) => p(letter.slice(at, at + 1), 'Letter') + p(about.slice(at * 3, at * 3 + 3), 'About'),
  );
  const { text } = await read(frame(p(letter, 'Letter') + p(lines(300, 11), 'Then') + again.join('')));
  const shown = about.slice(0, letter.length * 3);
  expect(shown.filter((line) => !text.includes(`About ${line.text}`))).toEqual([]);
});
