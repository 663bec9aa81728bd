import { describe, expect, test } from 'vitest';
import { isSameSite, nameOfAddress, readAddress, withoutTracking } from '#core/fetching/web-address.ts';

describe('an address as a person gives it', () => {
  test.each([
    ['https://paper.example/a?b=1#c', 'https://paper.example/a?b=1'],
    ['  <https://paper.example/a>\n', 'https://paper.example/a'],
    ['paper.example/a', 'https://paper.example/a'],
    ['//paper.example/a', 'https://paper.example/a'],
    ['paper.example:8443/a', 'https://paper.example:8443/a'],
    ['http://paper.example/a', 'http://paper.example/a'],
    ['HTTPS://Paper.Example', 'https://paper.example/'],
    ['https://bücher.example/größe', 'https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe'],
  ])('%s is %s', (typed, href) => expect(readAddress(typed).url.href).toBe(href));

  test('may be asked for without encryption only when http was written', () => {
    expect(readAddress('http://paper.example').mayBePlain).toBe(true);
    expect(readAddress('https://paper.example').mayBePlain).toBe(false);
    expect(readAddress('paper.example').mayBePlain).toBe(false);
  });

  test.each([
    ['', 'no web address'],
    ['word', 'not a web address'],
    ['two words.example', 'not a web address'],
    ['javascript:alert(1)', 'javascript: address'],
    ['file:///etc/passwd', 'file: address'],
    ['data:text/html,x', 'data: address'],
    ['ftp://paper.example/a', 'ftp: address'],
    ['mailto:ann@paper.example', 'mailto: address'],
    ['https://ann:secret@paper.example/a', 'name or password'],
    ['https://ann@paper.example/a', 'name or password'],
    ['https://paper.example:0/', 'port 0'],
    ['https://paper.example:70000/', 'not a web address'],
    ['https://', 'not a web address'],
    [`https://paper.example/${'a'.repeat(5000)}`, 'not a web address'],
  ])('%s is refused in a sentence', (typed, reason) => {
    expect(() => readAddress(typed)).toThrow(reason.startsWith('no ') ? 'not a web address' : reason);
    expect(() => readAddress(typed)).toThrow('Nothing was asked for.');
  });

  test('never repeats a password', () => {
    expect(() => readAddress('https://ann:secret@paper.example/a')).toThrow(/^(?!.*secret)/s);
  });
});

describe('tracking parameters', () => {
  test.each([
    ['?utm_source=x&id=7&UTM_Medium=y&fbclid=z', '?id=7'],
    ['?gclid=1', ''],
    ['?q=a%20b+c&mc_eid=1&x', '?q=a%20b+c&x'],
    ['?id=7&page=2', '?id=7&page=2'],
    ['?utm=keep&clid=keep', '?utm=keep&clid=keep'],
    ['?a=1&&b=%zz', '?a=1&&b=%zz'],
  ])('of %s leave %s', (search, kept) => {
    expect(withoutTracking(new URL(`https://paper.example/a${search}#utm_x`)).href).toBe(
      `https://paper.example/a${kept}`,
    );
  });
});

test.each([
  ['paper.example', 'www.paper.example', true],
  ['m.paper.example', 'amp.news.paper.example', true],
  ['paper.example', 'other.example', false],
  ['abc.com', 'www.abc.com', true],
  ['abc.com', 'abd.com', false],
  ['paper.co.uk', 'www.paper.co.uk', true],
  ['paper.co.uk', 'other.co.uk', false],
  ['8.8.8.8', '1.1.8.8', false],
])('%s and %s are one site: %s', (one, other, same) => {
  expect(isSameSite(new URL(`https://${one}/`), new URL(`https://${other}/`))).toBe(same);
});

test('a long address is named by its beginning', () => {
  expect(nameOfAddress(new URL('https://paper.example/'))).toBe('paper.example');
  expect(nameOfAddress(new URL(`https://paper.example/${'a'.repeat(300)}`))).toHaveLength(100);
});
