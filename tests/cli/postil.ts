import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import { runProgram } from '../../src-main/cli/program.ts';
import { inTerminal, type Output } from '../../src-main/cli/terminal.ts';
import { buildIfNeeded } from '../../src-main/launch/build-if-needed.ts';

export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
  /** Standard output read as JSON Lines. */
  readonly lines: readonly Record<string, unknown>[];
}

/** `postil …` in a world of its own: its library, its state folder, its working folder. */
export interface World {
  readonly folder: string;
  readonly library: string;
  readonly state: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly postil: RunPostil;
}

type RunPostil = (args: readonly string[], input?: string | Uint8Array) => Promise<Finished>;

export const root = resolve(import.meta.dirname, '../..');
/** As it is built, of the sources as they are: hundreds of starts, each in half of the time that it takes from source. */
export const cli = join(root, 'out', 'main', 'cli.js');
buildIfNeeded();
export const harbourPage = join(root, 'tests', 'fixtures', 'pages', 'harbour.html');

/** A new folder that goes away after the file's tests. Each command has a process of its own, as it has in a terminal. */
export function makeWorld(): World {
  const folder = mkdtempSync(join(tmpdir(), 'postil-cli-'));
  const library = join(folder, 'Library');
  const state = join(folder, 'state');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const environment = {
    ...process.env,
    POSTIL_LIBRARY: library,
    POSTIL_STATE: state,
    DISPLAY: '',
    WAYLAND_DISPLAY: '',
    // Else each world would compile, and keep, its own.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'postil', 'compiled'),
  };
  const world: World = {
    folder,
    library,
    state,
    environment,
    postil: (args, input) => inOwnProcess(world, args, input),
  };
  return world;
}

/**
 * A world whose commands are run by the process of the tests, which takes a third of the time: the same program in a terminal
 * of its own, as where an open app carries it out. For what a command does and prints; not for its streams and its end.
 */
export function makeNearWorld(): World {
  return near(makeWorld());
}

/** The same world, whose commands are run by this process. */
export function near(world: World): World {
  return { ...world, postil: (args, input) => inThisProcess(world, args, input) };
}

function inOwnProcess(world: World, args: readonly string[], input: string | Uint8Array = ''): Promise<Finished> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: world.folder, env: world.environment, stdio: 'pipe' });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', fail);
    child.on('close', (status) => done(finished(status, text(out), text(errors))));
    // A command that reads nothing may be gone before its input is.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Commands under way in this process: of one world at a time, as which library is meant stands in the environment. */
let underWay = 0;
const variables = ['POSTIL_LIBRARY', 'POSTIL_STATE'] as const;
let before: readonly (string | undefined)[] = [];

async function inThisProcess(
  world: World,
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<Finished> {
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  let status = 0;
  if (underWay === 0) before = variables.map((name) => process.env[name]);
  else if (process.env.POSTIL_LIBRARY !== world.library) throw new Error('a command of another world is under way');
  for (const name of variables) process.env[name] = world.environment[name];
  underWay += 1;
  try {
    await inTerminal(
      {
        args,
        directory: world.folder,
        app: null,
        out: collecting(out),
        errors: collecting(errors),
        command: '',
        readInput: async () => Buffer.from(input),
        setExitStatus(given) {
          status = given;
        },
        onInterrupt: () => () => undefined,
        isLeft: () => false,
      },
      () => runProgram(args),
    );
  } finally {
    underWay -= 1;
    if (underWay === 0) for (const [at, name] of variables.entries()) restore(name, before[at]);
  }
  return finished(status, text(out), text(errors));
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

function collecting(chunks: Buffer[]): Output {
  return { isTTY: false, columns: 80, write: async (given) => void chunks.push(Buffer.from(given as string)) };
}

/** Imports a page and gives its article's id. */
export async function importPage({ postil }: World, page = harbourPage): Promise<string> {
  const { lines, errors } = await postil(['import', page, '--json']);
  const id = lines[0]?.id;
  if (typeof id !== 'string') throw new Error(`not imported: ${errors}`);
  return id;
}

function finished(status: number | null, out: string, errors: string): Finished {
  return {
    status,
    out,
    errors,
    get lines() {
      const lines = out.split('\n').filter((line) => line !== '');
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
