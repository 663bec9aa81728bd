import { describe, expect, test } from 'vitest';
import { blocksOf } from '#core/importing/body/blocks.ts';
import { keepBlocks } from '#core/importing/body/keep-blocks.ts';
import { parsePage } from '#core/importing/page/parse-page.ts';

function page(body: string) {
  return parsePage(`<!DOCTYPE html><html><head></head><body>${body}</body></html>`);
}

function lines(body: string): string[] {
  return blocksOf(page(body).body).blocks.map(({ text }) => text);
}

/** What is left of a page when the blocks whose text starts so are kept. */
function kept(body: string, ...starts: string[]): string {
  const whole = page(body);
  const blocks = blocksOf(whole.body);
  keepBlocks(
    blocks,
    blocks.blocks.map(({ text }) => starts.some((start) => text.startsWith(start))),
  );
  return whole.body.innerHTML;
}

describe('the blocks of a page', () => {
  test('are its lines: cut at boxes and at empty lines, joined across inline elements', () => {
    expect(
      lines('<div>One <b>two</b><p>Three</p>four<br>five<br><br>six</div><span>seven <a href="#">eight</a></span>'),
    ).toEqual(['One two', 'Three', 'four five', 'six', 'seven eight']);
  });

  test('count links, emphasis and times', () => {
    const [block] = blocksOf(
      page('<p>Read <a href="/a">the news</a> of <em>today</em> <time>noon</time></p>').body,
    ).blocks;
    expect(block).toMatchObject({ linked: 8, strong: 5, links: 1, timed: true });
  });

  test('add up in their boxes', () => {
    const prose = 'The ferry ran again on Monday, after a week in which nobody had crossed the river at all.';
    const { boxes } = blocksOf(page(`<div><p>${prose}</p><ul><li><a href="/x">More</a></li></ul></div>`).body);
    expect(boxes[0]).toMatchObject({ units: prose.length + 4, linked: 4, prose: prose.length, first: 0, end: 2 });
  });

  test('are found in a page of any depth and width within the limits', () => {
    expect(lines(`${'<div>'.repeat(250)}deep${'</div>'.repeat(250)}`)).toEqual(['deep']);
    expect(lines('<p>x</p>'.repeat(20_000))).toHaveLength(20_000);
  });
});

describe('keeping blocks', () => {
  test('takes the others out, and leaves what is inline whole', () => {
    expect(kept('<h1>Title</h1><p>Story <i>goes</i> on</p><p>Share</p>', 'Story')).toContain(
      '<p>Story <i>goes</i> on</p>',
    );
    expect(kept('<p>Story</p><p>Share <a href="/x">this</a></p>', 'Story')).not.toMatch(/Share|this/);
  });

  test('keeps the images between them with their captions, not those of a teaser', () => {
    const body =
      '<article><p>First</p><figure><img src="a"><figcaption>The mill</figcaption></figure><p>Second</p>' +
      '<div><a href="/t"><img src="b"></a><p>Teaser</p></div><p>Third</p></article>';
    const left = kept(body, 'First', 'Second', 'Third');
    expect(left).toContain('<img src="a"><figcaption>The mill</figcaption>');
    expect(left).not.toContain('src="b"');
  });

  test('keeps the picture under the headline, not the logo above it', () => {
    const body =
      '<header><a href="/"><img src="logo"> The Courier</a></header><h1>Title</h1><p>By Ida Lund</p><figure><img src="lead"></figure><p>First</p><p>Second</p>';
    const left = kept(body, 'First', 'Second');
    expect(left).toContain('src="lead"');
    expect(left).not.toContain('logo');
  });

  test('keeps or drops a table as a whole', () => {
    const table = '<table><tr><td>Harbour</td><td>12</td></tr><tr><td>Mill town</td><td>7</td></tr></table>';
    expect(
      kept(`<p>Story of some length here</p>${table}<p>End of the story told</p>`, 'Story', 'End', 'Harbour', 'Mill'),
    ).toContain('12');
    expect(
      kept(`<p>Story of some length here</p>${table}<p>End of the story told</p>`, 'Story', 'End', '12'),
    ).not.toContain('12');
  });
});
