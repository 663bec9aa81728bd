import { expect, test } from 'vitest';
import { lastNumbers, renumberBody } from '#core/importing/renumber-body.ts';

const image = (number: number) => ({
  placeholder: `media/pending-${number}`,
  source: { kind: 'bytes', bytes: new Uint8Array(1), contentType: '' } as const,
});

test('images and notes of a body are numbered on, and what only looks like them in its text is left', () => {
  const html =
    '<p>Say id="fn-1" or src="media/pending-2".<a href="#fn-1" id="fnref-1-2">1</a></p>' +
    '<img src="media/pending-2" alt="a > b"><ol><li id="fn-1">So.<a href="#fnref-1-2"></a></li></ol>';
  const on = renumberBody({ html, images: [image(2)] }, { images: 3, notes: 10 });
  expect(on.html).toBe(
    '<p>Say id="fn-1" or src="media/pending-2".<a href="#fn-11" id="fnref-11-2">1</a></p>' +
      '<img src="media/pending-5" alt="a > b"><ol><li id="fn-11">So.<a href="#fnref-11-2"></a></li></ol>',
  );
  expect(on.images).toEqual([image(5)]);
  expect(lastNumbers(on.html)).toEqual({ images: 5, notes: 11 });
  expect(lastNumbers('<p>None.</p>', { images: 5, notes: 11 })).toEqual({ images: 5, notes: 11 });
});
