import { expect, test } from 'vitest';
import { createStatusLine } from '../../src-main/cli/status-line.ts';

function terminal(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 20, write: (text: string) => written.push(text) };
  return { written, stream: stream as unknown as NodeJS.WriteStream };
}

test('rewrites the last line of a terminal, no wider than that, and takes it away', () => {
  const { written, stream } = terminal(true);
  const line = createStatusLine(stream);
  line.show('12 of 300, 41.0 a second');
  line.clear();
  line.clear();
  expect(written).toEqual(['\r\x1b[2K12 of 300, 41.0 a s', '\r\x1b[2K']);
});

test('writes nothing where there is no terminal', () => {
  const { written, stream } = terminal(false);
  const line = createStatusLine(stream);
  line.show('12 of 300');
  line.clear();
  expect(written).toEqual([]);
});
