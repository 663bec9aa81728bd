import { once } from 'node:events';
import { chmod, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type DoorAddress, readOwner } from '#core/storage/owner.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { Carry } from '../../../src-main/cli/door/carrying.ts';
import { encodeMessage, kinds, largestMessage, readMessages } from '../../../src-main/cli/door/messages.ts';
import { type Door, openDoor } from '../../../src-main/cli/door/open-door.ts';
import { writeLine } from '../../../src-main/cli/output.ts';
import { terminal } from '../../../src-main/cli/terminal.ts';
import { openApp } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';

interface Opened {
  readonly door: Door;
  readonly address: DoorAddress;
  readonly state: string;
}

async function opened(carry: Carry, state?: string): Promise<Opened> {
  const stateDirectory = state ?? join(await temporaryFolder(), 'state');
  const app = await openApp({ stateDirectory });
  const door = await openDoor(app, carry);
  onTestFinished(() => door.close());
  const address = readOwner(stateDirectory)?.door;
  if (address == null) throw new Error('no door');
  return { door, address, state: stateDirectory };
}

async function connect({ address }: DoorAddress): Promise<Socket> {
  const socket = createConnection(address);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const asked = (address: DoorAddress, changes: object = {}) => {
  const output = { isTTY: false, columns: 80 };
  const request = { ...address, args: ['x'], directory: '/', out: output, errors: output, ...changes };
  return encodeMessage(kinds.request, JSON.stringify(request));
};

/** What comes until the door closes the connection. */
async function answers(socket: Socket): Promise<[number, string][]> {
  const found: [number, string][] = [];
  try {
    for await (const { kind, body } of readMessages(socket, largestMessage)) found.push([kind, body.toString()]);
  } catch (error) {
    found.push([0, String(error)]);
  }
  return found;
}

const hello = [kinds.hello, ''];
const never: Carry = async () => {
  throw new Error('nothing is carried out here');
};

test.skipIf(process.platform === 'win32')('listens where nobody else comes in, and is gone once closed', async () => {
  const { door, address, state } = await opened(never);
  expect(address.address).toBe(join(state, 'door', 'socket'));
  expect((await stat(dirname(address.address))).mode & 0o777).toBe(0o700);
  expect((await stat(address.address)).mode & 0o777).toBe(0o600);
  await door.close();
  expect(readOwner(state)?.door).toBeNull();
  await expect(connect(address)).rejects.toMatchObject({ code: 'ENOENT' });
});

test.skipIf(process.platform === 'win32')('listens elsewhere when its path is too long for a socket', async () => {
  const state = join(await temporaryFolder(), 'a long name'.repeat(12));
  const { door, address } = await opened(async () => writeLine('here'), state);
  expect(address.address.startsWith(process.env.XDG_RUNTIME_DIR || tmpdir())).toBe(true);
  expect((await stat(dirname(address.address))).mode & 0o777).toBe(0o700);
  const socket = await connect(address);
  socket.write(asked(address));
  expect(await answers(socket)).toContainEqual([kinds.out, 'here\n']);
  await door.close();
  await expect(stat(dirname(address.address))).rejects.toMatchObject({ code: 'ENOENT' });
});

test.skipIf(process.platform === 'win32')('takes the place of what a killed process left there', async () => {
  const state = join(await temporaryFolder(), 'state');
  await mkdir(join(state, 'door'), { recursive: true });
  await chmod(join(state, 'door'), 0o755);
  await writeFile(join(state, 'door', 'socket'), '');
  const { address } = await opened(never, state);
  expect((await stat(dirname(address.address))).mode & 0o777).toBe(0o700);
  await connect(address);
});

test.skipIf(process.platform === 'win32')('says so where it cannot listen, and the app goes on', async () => {
  const folder = await temporaryFolder();
  const state = join(folder, 'state');
  await mkdir(state);
  await symlink(folder, join(state, 'door'));
  const app = await openApp({ stateDirectory: state });
  const heard: AppEvent[] = [];
  app.subscribe((event) => heard.push(event));
  const door = await openDoor(app, never);
  expect(heard).toMatchObject([{ type: 'notice', detail: expect.stringContaining('is not a folder of yours') }]);
  expect(readOwner(state)).toMatchObject({ door: null });
  expect(await readdir(folder)).toEqual(['state']);
  await door.close();
});

test('carries a command out in the terminal of whoever asks', async () => {
  const { address } = await opened(async (args) => {
    const { directory, out, errors } = terminal();
    const text = Buffer.from(await terminal().readInput()).toString();
    await writeLine(JSON.stringify({ args, directory, out: out.isTTY, columns: errors.columns, text }));
    await errors.write('warned\n');
    terminal().setExitStatus(2);
  });
  const socket = await connect(address);
  socket.write(asked(address, { args: ['a', '--b'], directory: '/tmp', errors: { isTTY: true, columns: 44 } }));
  socket.write(encodeMessage(kinds.input, 'one '));
  socket.write(encodeMessage(kinds.input, 'two'));
  socket.write(encodeMessage(kinds.inputEnd));
  const told = { args: ['a', '--b'], directory: '/tmp', out: false, columns: 44, text: 'one two' };
  expect(await answers(socket)).toEqual([
    hello,
    [kinds.accepted, ''],
    [kinds.inputWanted, ''],
    [kinds.out, `${JSON.stringify(told)}\n`],
    [kinds.errors, 'warned\n'],
    [kinds.done, '{"status":2}'],
  ]);
});

test('refuses who does not have the key, and who is of another version', async () => {
  const { address } = await opened(never);
  for (const changes of [{ key: '' }, { key: `${address.key}x` }, { key: 'x'.repeat(address.key.length) }]) {
    const socket = await connect(address);
    socket.write(asked(address, changes));
    expect(await answers(socket)).toEqual([hello, [kinds.refused, 'Postil does not know who asks.']]);
  }
  const socket = await connect(address);
  socket.write(encodeMessage(kinds.request, JSON.stringify({ protocol: 99, key: address.key, other: 'shape' })));
  expect(await answers(socket)).toEqual([hello, [kinds.refused, 'Postil is of another version.']]);
});

test('closes the connection on what no Postil sends, and answers the next', async () => {
  const { address } = await opened(async () => writeLine('here'));
  const length = Buffer.from([kinds.request, 0xff, 0xff, 0xff, 0xff]);
  for (const bytes of [length, Buffer.from('GET / HTTP/1.1\r\n\r\n'), encodeMessage(kinds.inputEnd)]) {
    const socket = await connect(address);
    socket.write(bytes);
    expect(await answers(socket)).toEqual([hello]);
  }
  for (const body of ['', '[]', '{"protocol":1', 'null']) {
    const socket = await connect(address);
    socket.write(encodeMessage(kinds.request, body));
    expect(await answers(socket)).toEqual([hello, [kinds.refused, 'Postil does not know who asks.']]);
  }
  const broken = await connect(address);
  broken.end(asked(address).subarray(0, 20));
  expect(await answers(broken)).toEqual([hello]);
  const socket = await connect(address);
  socket.write(asked(address));
  expect(await answers(socket)).toContainEqual([kinds.out, 'here\n']);
});

test('stops what can be stopped, when asked and when whoever asked leaves', async () => {
  const stopped: string[] = [];
  const { address } = await opened(async ([name = '']) => {
    await new Promise<void>((resolve) => terminal().onInterrupt(resolve));
    stopped.push(name);
    await writeLine('stopped');
  });
  const asking = await connect(address);
  asking.write(asked(address, { args: ['asked'] }));
  asking.write(encodeMessage(kinds.interrupt));
  expect(await answers(asking)).toContainEqual([kinds.out, 'stopped\n']);

  const leaving = await connect(address);
  leaving.write(asked(address, { args: ['left'] }));
  for await (const { kind } of readMessages(leaving, largestMessage)) if (kind === kinds.accepted) break;
  leaving.destroy();
  await expect.poll(() => stopped).toEqual(['asked', 'left']);
});

test('says that nothing heeds an interrupt, and what was begun goes on to its end', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isLeft = false;
  const { address, door } = await opened(async () => {
    await promise;
    await writeLine('nobody reads this');
    isLeft = terminal().isLeft();
  });
  const socket = await connect(address);
  socket.write(asked(address));
  socket.write(encodeMessage(kinds.interrupt));
  for await (const { kind } of readMessages(socket, largestMessage)) if (kind === kinds.unheeded) break;
  const closed = door.close();
  resolve();
  await closed;
  expect(isLeft).toBe(true);
});

test('does not close before what it carries out is over', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  const { address, door } = await opened(async () => {
    await promise;
    isOver = true;
  });
  const socket = await connect(address);
  socket.write(asked(address));
  const answered = answers(socket);
  await once(socket, 'data');
  const closed = door.close().then(() => isOver);
  resolve();
  expect(await closed).toBe(true);
  expect((await answered).at(-1)).toEqual([kinds.done, '{"status":0}']);
});

test('gives up the input of a command line that leaves', async () => {
  const { address } = await opened(async () => {
    await terminal()
      .readInput()
      .catch((error: Error) => terminal().errors.write(error.message));
    over();
  });
  const { promise, resolve: over } = Promise.withResolvers<void>();
  const socket = await connect(address);
  socket.write(asked(address));
  for await (const { kind } of readMessages(socket, largestMessage)) if (kind === kinds.inputWanted) break;
  await promise;
});
