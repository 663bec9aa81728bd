import { describe, expect, test } from 'vitest';
import { decode } from '../../../src-main/core/importing/decoding/decode.ts';
import { extractArticle } from '../../../src-main/core/importing/extract.ts';
import { bodyText } from '../../../src-main/core/importing/page/body-text.ts';
import { encodeAs } from '../../support/encode.ts';

const samples = {
  'windows-1252':
    'Le café de la gare a rouvert – « enfin », dit la gérante – après l’été. Les élèves y reçoivent des gâteaux à moitié prix, et le maire a promis d’y déjeuner chaque mardi jusqu’à Noël.',
  'koi8-r':
    'Мост через реку закрыли на ремонт в понедельник утром. Жители посёлка теперь добираются до города на лодках, и старый паромщик снова вышел на работу, хотя ему уже восемьдесят лет.',
  'windows-1251':
    'Библиотека в старом доме снова открыта. Книги, которые жители прятали у себя во время наводнения, вернулись на полки, и только одна из них до сих пор не найдена, говорит директор.',
  shift_jis:
    '港の灯台は今年で百年になります。昔は油で火をともしていましたが、今は電気で光っています。灯台を守る人はもういませんが、毎朝、近所の人が階段を掃除しています。',
  'euc-jp':
    '山の村では秋になると祭りがあります。子どもたちは太鼓をたたき、大人は新しい米で餅を作ります。今年は雨が多かったので、祭りは一週間おくれて始まりました。',
  gb18030:
    '河边的老茶馆昨天重新开门了。老板说，洪水之后他们修了三个月，桌子和椅子都是邻居送来的。第一天来了两百多位客人，茶叶很快就卖完了，大家坐到很晚才回家。',
  big5: '山上的小學今年只有七位學生。老師每天走一個小時的路去上課，她說孩子們都很用功，最喜歡的是畫畫和唱歌。村民希望學校可以繼續開下去，不要在冬天關門。',
  'euc-kr':
    '바닷가 마을의 작은 도서관이 다시 문을 열었습니다. 지난 겨울 눈이 많이 와서 지붕이 무너졌지만, 주민들이 힘을 모아 고쳤습니다. 아이들은 매일 저녁 책을 읽으러 옵니다.',
} as const;

function page(text: string, charset: string | null): string {
  const meta = charset === null ? '' : `<meta charset="${charset}">`;
  return `<!DOCTYPE html><html><head>${meta}<title>Page</title><style>.a{color:red}</style></head><body><div class="content"><p>${text}</p><p>${text}</p></div></body></html>`;
}

describe.each(Object.entries(samples))('%s', (encoding, text) => {
  test('declared in the page', () => {
    const found = decode(encodeAs(page(text, encoding), encoding), '');
    expect(found).toMatchObject({ encoding, warning: null });
    expect(found.text).toContain(text);
  });

  test('named by the content type', () => {
    expect(decode(encodeAs(page(text, null), encoding), `text/html; charset="${encoding}"`)).toMatchObject({
      encoding,
    });
  });

  test('guessed, and said so', () => {
    const found = decode(encodeAs(page(text, null), encoding), '');
    expect(found.text).toContain(text);
    expect(found.warning).toMatch(/names no encoding/);
  });

  test('declared as UTF-8, which it is not', () => {
    const found = decode(encodeAs(page(text, 'utf-8'), encoding), '');
    expect(found.text).toContain(text);
    expect(found.warning).toMatch(/says it is utf-8/);
  });
});

describe('UTF-8 and UTF-16', () => {
  const text = samples['windows-1252'];
  const utf8 = new TextEncoder();

  test('UTF-8 that is declared to be something else', () => {
    const found = decode(utf8.encode(page(text, 'iso-8859-1')), '');
    expect(found).toMatchObject({ encoding: 'utf-8', warning: expect.stringMatching(/windows-1252/) });
    expect(found.text).toContain(text);
  });

  test('a byte order mark counts most and is no text', () => {
    const found = decode(utf8.encode(`\ufeff${page(text, 'koi8-r')}`), 'text/html; charset=big5');
    expect(found).toMatchObject({ encoding: 'utf-8', warning: null });
    expect(found.text.startsWith('<!DOCTYPE')).toBe(true);
  });

  test.each([
    ['utf-16le', true],
    ['utf-16le', false],
    ['utf-16be', true],
    ['utf-16be', false],
  ])('%s, marked: %s', async (encoding, marked) => {
    const source = `${marked ? '\ufeff' : ''}${page(text, null)}`;
    const bytes = Buffer.from(source, 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    const article = await extractArticle({ bytes, name: 'wide.html', contentType: '', url: '' });
    expect(article.encoding).toBe(encoding);
    expect(bodyText(article.html)).toContain(text);
  });

  test('a few broken bytes do not spoil the rest', () => {
    const bytes = encodeAs(page(`${text} `.repeat(20), 'windows-1252'), 'windows-1252');
    bytes[bytes.length - 40] = 0x81;
    expect(decode(bytes, '').text).toContain(text);
  });

  test('never UTF-7', () => {
    const bytes = utf8.encode('<meta charset="utf-7"><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</p>');
    expect(decode(bytes, 'text/html; charset=utf-7')).toMatchObject({ encoding: 'utf-8' });
    expect(decode(bytes, '').text).toContain('+ADw-script');
  });
});
