import { expect, test } from 'vitest';
import { extractArticle } from '../../../../src-main/core/importing/extract.ts';

const text = 'الساعة فوق المرفأ متأخرة منذ أحد عشر عاما، ولا أحد ممن يسكنون تحتها يريد لها غير ذلك أبدا. '.repeat(6);

async function extracted(html: string) {
  const bytes = new TextEncoder().encode(`<!DOCTYPE html>${html}`);
  return extractArticle({ bytes, name: 'page.html', contentType: 'text/html; charset=utf-8', url: '' });
}

test.each([
  ['the page', `<html dir="rtl"><body><article><p>${text}</p></article></body></html>`, 'rtl'],
  ['the article', `<html><body dir="ltr"><article dir="rtl"><p>${text}</p></article></body></html>`, 'rtl'],
  ['a box around it', `<html><body><div dir="RTL"><p>${text}</p></div></body></html>`, 'rtl'],
  ['nothing', `<html lang="ar"><body><article><p>${text}</p></article></body></html>`, null],
  ['nonsense', `<html dir="up"><body><article><p>${text}</p></article></body></html>`, null],
])('stated on %s', async (_, html, direction) => {
  expect((await extracted(html)).direction).toBe(direction);
});

test('what differs from the whole keeps its own, what repeats it does not', async () => {
  const { html } = await extracted(
    `<html dir="rtl"><body><article><p dir="rtl">${text}</p><p dir="ltr">${'The clock is late. '.repeat(12)}</p><p>${text}</p></article></body></html>`,
  );
  expect(html.match(/ dir="\w+"/g)).toEqual([' dir="ltr"']);
});
