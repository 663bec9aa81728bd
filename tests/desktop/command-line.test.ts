import { afterEach, expect, test, vi } from 'vitest';
import { commandOf, runCommand } from '../../src-main/desktop/command-line.ts';

const { argv, exitCode } = process;
afterEach(() => {
  process.argv = argv;
  process.exitCode = exitCode;
  vi.restoreAllMocks();
});

test.each([
  { argv: ['/opt/postil-app', '--command-line', 'list', '--json'], defaultApp: false, command: ['list', '--json'] },
  { argv: ['/opt/postil-app', '--ozone-platform=headless', '--command-line'], defaultApp: false, command: [] },
  { argv: ['electron', '.', '--command-line', 'list'], defaultApp: true, command: ['list'] },
  { argv: ['/opt/postil-app'], defaultApp: false, command: null },
  { argv: ['/opt/postil-app', 'a.html'], defaultApp: false, command: null },
  // What others hand over is data, and no command.
  { argv: ['/opt/postil-app', 'postil://article/x', '--command-line', 'trash'], defaultApp: false, command: null },
  { argv: ['/opt/postil-app', '--', '--command-line', 'trash'], defaultApp: false, command: null },
  { argv: ['electron', '.', 'a.html', '--command-line', 'trash'], defaultApp: true, command: null },
])('$argv', ({ argv, defaultApp, command }) => {
  expect(commandOf(argv, defaultApp)).toEqual(command);
});

test.each([
  { words: ['--help'], status: 0, says: /^Usage: postil[\s\S]*restore \[options\]/m },
  { words: ['no-such-command'], status: 2, says: /no-such-command[\s\S]*postil --help shows/ },
])('a command ends the program with its exit status: $words', async ({ words, status, says }) => {
  let said = '';
  // A reader that takes its time: what was written has arrived when the stream says so.
  const hear = (text: string | Uint8Array, ...given: unknown[]): boolean => {
    setTimeout(() => {
      said += String(text);
      for (const one of given) if (typeof one === 'function') one();
    }, 20);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  // Others may write into the streams of this process meanwhile: only the command's own words are looked for.
  const exit = vi.fn(() => expect(said).toMatch(says));
  await runCommand({ exit } as unknown as Parameters<typeof runCommand>[0], words);
  expect(exit).toHaveBeenCalledExactlyOnceWith(status);
});
