import { describe, expect, test } from 'vitest';
import { extractArticle } from '#core/importing/extract.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import { pageOf, paragraphs } from '../../../support/app.ts';
import { picture } from '../../../support/images.ts';
import { binaryPlist, plistBomb, type Value, xmlPlist } from '../../../support/plist.ts';

const address = 'https://mill.example/news/again';
const page = pageOf('The mill turns again', paragraphs('mill'), {
  body: '<img src="/wheel.png" alt="The wheel"><p>“Stay,” said Zoë & the others.</p>',
});

function resource(data: string | Uint8Array, type: string, url: string, encoding = 'UTF-8'): Value {
  return {
    WebResourceData: Buffer.from(data as string),
    WebResourceMIMEType: type,
    WebResourceTextEncodingName: encoding,
    WebResourceURL: url,
  };
}

const archive = (main: Value = resource(page, 'text/html', address)): Value => ({
  WebMainResource: main,
  WebSubresources: [resource(picture('png'), 'image/png', 'https://mill.example/wheel.png'), 'stray', []],
});
const extract = (bytes: Uint8Array) => extractArticle({ bytes, name: 'mill.webarchive', contentType: '', url: '' });

describe('a Safari web archive', () => {
  test.each([
    ['binary', binaryPlist(archive())],
    ['XML', Buffer.from(xmlPlist(archive()))],
  ])('in its %s form gives article, address and pictures', async (_form, bytes) => {
    const article = await extract(bytes);
    expect(article).toMatchObject({ format: 'webarchive', title: 'The mill turns again', url: address, warnings: [] });
    expect(bodyText(article.html)).toContain('“Stay,” said Zoë & the others.');
    const [image] = article.images;
    expect(image?.source.kind === 'bytes' && Buffer.from(image.source.bytes).equals(picture('png'))).toBe(true);
  });

  test('is read in the encoding that it names', async () => {
    const text = page.replace('<meta charset="utf-8">', '').replace('“Stay,”', 'Naïve,');
    const main = resource(Buffer.from(text, 'latin1'), 'text/html', address, 'windows-1252');
    expect(bodyText((await extract(binaryPlist(archive(main)))).html)).toContain('Naïve, said Zoë & the others.');
  });

  test('of a text is read as one', async () => {
    const text = `A note on tides\n\n${paragraphs('tide').join('\n\n')}\n`;
    const article = await extract(binaryPlist(archive(resource(text, 'text/plain', 'https://mill.example/tides.txt'))));
    expect(article).toMatchObject({ format: 'webarchive', title: 'A note on tides' });
  });
});

describe('a web archive that is none', () => {
  const whole = Buffer.from(binaryPlist(archive()));
  const broken = (at: number, bytes: number[]) => {
    const copy = Buffer.from(whole);
    Buffer.from(bytes).copy(copy, at < 0 ? copy.length + at : at);
    return copy;
  };
  const named = (bytes: Uint8Array) => Buffer.concat([bytes.subarray(0, -32), Buffer.from(bytes.subarray(-32))]);

  test.each([
    ['has no main resource', binaryPlist({ other: 'WebMainResource' }), 'not-an-article'],
    ['has an empty page', binaryPlist(archive(resource('', 'text/html', address))), 'not-an-article'],
    ['holds a picture', binaryPlist(archive(resource(picture('png'), 'image/png', address))), 'unsupported'],
    ['is a list', binaryPlist(['WebMainResource']), 'not-an-article'],
    ['was cut off', whole.subarray(0, whole.length - 60), 'invalid-input'],
    ['was cut off in its head', Buffer.from('bplist00WebMainResource'), 'invalid-input'],
    ['states too many objects', broken(-24, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), 'invalid-input'],
    ['points beyond its end', broken(-8, [0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]), 'invalid-input'],
    ['has XML without a page', Buffer.from(xmlPlist({ WebMainResource: 'none' })), 'not-an-article'],
  ])('because it %s is refused with a sentence', async (_why, bytes, code) => {
    await expect(extract(named(bytes))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^“mill\.webarchive” .+ The library stays as it was\. .+\.$/s),
    });
  });

  test.each([
    ['shares lists until they are billions', plistBomb(60)],
    ['holds itself', plistOfItself()],
  ])('because it %s is refused at once', async (_why, bytes) => {
    const input = { bytes, name: 'mill.webarchive', contentType: '', url: '', format: 'webarchive' as const };
    await expect(extractArticle(input)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

/** A list that is its own only element. */
function plistOfItself(): Uint8Array {
  const bytes = Buffer.from(plistBomb(1));
  bytes[9] = 0;
  return bytes;
}
