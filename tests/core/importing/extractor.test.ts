import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createExtractor } from '../../../src-main/core/importing/extractor.ts';

const prose = 'The lamp at the end of the pier is lit by whoever comes by first in the evening. '.repeat(10);
const input = {
  bytes: new TextEncoder().encode(`<html><head><title>The lamp</title></head><body><p>${prose}</p></body></html>`),
  name: 'lamp.html',
  contentType: 'text/html',
  url: '',
};
/** Small to send and slow to read: Readability looks at every one of them again and again. */
const slow = { ...input, name: 'slow.html', bytes: new TextEncoder().encode(`<p>${'<b><div></b>'.repeat(30_000)}x`) };

describe('the pool', () => {
  const extractor = createExtractor({ size: 2, timeoutMs: 20_000 });
  afterAll(() => extractor.close());

  test('extracts and sanitises in other threads', async () => {
    const [article, html] = await Promise.all([
      extractor.extract(input),
      extractor.sanitise('<p onclick=x>a<script>1</script></p>'),
    ]);
    expect(article).toMatchObject({ title: 'The lamp', html: `<p>${prose.trim()}</p>` });
    expect(html).toBe('<p>a</p>');
  });

  test('the bytes still belong to the caller', async () => {
    await extractor.extract(input);
    expect(input.bytes.byteLength).toBeGreaterThan(100);
  });

  test('codes and messages come across', async () => {
    const failure = extractor.extract({ ...input, name: 'none.html', bytes: new Uint8Array() });
    await expect(failure).rejects.toMatchObject({ name: 'AppError', code: 'invalid-input' });
    await expect(failure).rejects.toThrow('“none.html” is empty.');
  });

  test('a job that is called off is stopped, and the others go on', async () => {
    const controller = new AbortController();
    const calledOff = extractor.extract(slow, controller.signal);
    const others = Array.from({ length: 6 }, () => extractor.extract(input));
    setTimeout(() => controller.abort(), 50);
    await expect(calledOff).rejects.toMatchObject({ code: 'cancelled' });
    await expect(Promise.all(others)).resolves.toHaveLength(6);
  });
});

test('a job that takes too long is stopped and says which file it was', async () => {
  const extractor = createExtractor({ size: 1, timeoutMs: 1500 });
  try {
    await expect(extractor.extract(slow)).rejects.toThrow('“slow.html” took longer than 1.5 seconds');
    await expect(extractor.extract(input)).resolves.toMatchObject({ title: 'The lamp' });
  } finally {
    await extractor.close();
  }
});

test('a job that takes too much memory is stopped, and the next one runs', async () => {
  const extractor = createExtractor({ size: 1, memoryMb: 48 });
  const bytes = new TextEncoder().encode(`<p>${prose}</p>`.repeat(6000));
  try {
    await expect(extractor.extract({ ...input, name: 'big.html', bytes })).rejects.toMatchObject({ code: 'too-large' });
    await expect(extractor.extract(input)).resolves.toMatchObject({ title: 'The lamp' });
  } finally {
    await extractor.close();
  }
});

test('idle workers do not keep a process alive', () => {
  const url = new URL('../../../src-main/core/importing/extractor.ts', import.meta.url);
  const script = `const { createExtractor } = await import(${JSON.stringify(url.href)}); console.log(await createExtractor().sanitise('<b>x'));`;
  const folder = mkdtempSync(join(tmpdir(), 'postil-extractor-'));
  try {
    writeFileSync(join(folder, 'once.mjs'), script);
    const done = spawnSync(process.execPath, [join(folder, 'once.mjs')], { encoding: 'utf8', timeout: 15_000 });
    expect(done).toMatchObject({ status: 0, stdout: '<p><b>x</b></p>\n' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
