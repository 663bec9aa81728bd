import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { stateDirectoryFor } from '#core/library/locations.ts';
import { readOwner } from '#core/storage/owner.ts';
import { pageOf, paragraphs } from '../../support/app.ts';
import { type Finished, harbourPage, near, root, type World } from '../postil.ts';
import { prepared, startApp } from './start-app.ts';

const stateOf = ({ library, state, folder }: World) =>
  stateDirectoryFor(library, { POSTIL_STATE: state }, process.platform, folder);

/** Without what is new each time: ids and durations. */
const same = ({ status, out, errors }: Finished) => ({
  status,
  out: out.replace(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, 'ID').replace(/"(?:created|modified)":"[^"]*"/g, ''),
  errors: errors.replace(/[\d.]+ s, [\d.]+ a second/, 'TIME'),
});

/** The same commands, each world's own article in the place of ID. */
const commands: { args: string[]; input?: string; tells?: 'articles-changed' | 'annotations-changed' }[] = [
  { args: ['import', relative(root, harbourPage), 'nothing-here.html'] },
  { args: ['import', '-', '--json', '--base-url', 'https://example.org/'], input: pageOf('Piped', paragraphs('pipe')) },
  { args: ['import', 'pages', '--quiet'], tells: 'articles-changed' },
  { args: ['note', 'add', 'ID', '--quote', 'the', '--body', 'once', '--tag', 'a'], tells: 'annotations-changed' },
  { args: ['note', 'add', 'ID', '--body', '-', '--json'], input: 'from a pipe ä€\n' },
  { args: ['note', 'add', 'ID', '--quote', 'no such words anywhere'] },
  { args: ['note', 'delete', 'zzzz'] },
  { args: ['entity', 'add', 'Environment Agency', '--type', 'organisation'] },
  { args: ['entity', 'rename', 'organisation:Environment Agency', 'The Agency', '--json'] },
  { args: ['entity', 'undo', 'zzzz'] },
  { args: ['extract-again', 'ID'] },
  { args: ['rules', 'remove', 'nowhere.example'] },
  { args: ['doctor', '--reindex'] },
];

test('a command that the open app carries out prints what it prints alone, and its pages hear of it', {
  timeout: 60_000,
}, async () => {
  const alone = await prepared();
  const beside = await prepared();
  const app = await startApp(beside.world);
  for (const { args, input, tells } of commands) {
    const run = ({ world, article }: typeof alone) =>
      world.postil(
        args.map((arg) => (arg === 'ID' ? article : arg)),
        input,
      );
    const before = app.heard.length;
    const [expected, carried] = await Promise.all([run(alone), run(beside)]);
    expect({ args, ...same(carried) }).toEqual({ args, ...same(expected) });
    if (tells !== undefined) {
      await expect.poll(() => app.heard.slice(before)).toContainEqual(expect.objectContaining({ type: tells }));
    }
  }
  await app.hears('entities-changed');
  expect(readOwner(stateOf(beside.world))).toMatchObject({ host: 'browser', pid: app.child.pid });

  // What reads goes beside the app, and knows what the app has just said to be done.
  for (const args of [
    ['list', '--json'],
    ['note', 'list'],
    ['search', 'once', '--json'],
    ['entity', 'list', 'agency'],
    ['entity', 'corrections'],
  ]) {
    const [one, other] = await Promise.all([alone.world.postil(args), beside.world.postil(args)]);
    const dated = (text: string) => text.replace(/"saved":"[^"]*"/g, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'NOW');
    const shortened = (found: Finished) => dated(same(found).out).replace(/\b[0-9A-HJKMNP-TV-Z]{10}\b/g, 'SHORT');
    // What came in within one millisecond has no order.
    const lines = (found: Finished) => shortened(found).split('\n').sort();
    expect({ args, out: lines(other) }).toEqual({ args, out: lines(one) });
    expect({ args, out: other.out }).not.toEqual({ args, out: '' });
  }
  expect(await app.end()).toBe(0);
  expect(readOwner(stateOf(beside.world))).toBeNull();
});

test('notes are changed, deleted and brought back, and a rule forgotten, in the open app', async () => {
  const { world, article } = await prepared();
  const added = await near(world).postil(['note', 'add', article, '--body', 'mine', '--json']);
  const note = String(added.lines[0]?.id);
  const rule = { host: 'news.example', whole: true, body: null, remove: [], modified: '2026-01-01T00:00:00.000Z' };
  await writeFile(join(world.library, 'rules.json'), JSON.stringify({ format: 1, rules: [rule] }));
  const app = await startApp(world);
  for (const [verb, ...more] of [['edit', '--body', 'yours'], ['delete'], ['restore']]) {
    const before = app.heard.length;
    expect(await world.postil(['note', String(verb), note, ...more])).toMatchObject({ status: 0, errors: '' });
    await expect
      .poll(() => app.heard.slice(before))
      .toContainEqual({ type: 'annotations-changed', articleId: article });
  }
  expect(await world.postil(['rules', 'remove', 'news.example'])).toMatchObject({ status: 0, errors: '' });
  await app.hears('rules-changed');
});

test('an app that is killed leaves the library to the next command', async () => {
  const { world, article } = await prepared();
  const app = await startApp(world);
  app.child.kill('SIGKILL');
  await once(app.child, 'exit');
  expect(await world.postil(['note', 'add', article, '--body', 'x'])).toMatchObject({ status: 0, errors: '' });
  expect(readOwner(stateOf(world))).toBeNull();
});

test('an app that hangs is told of, and never does later what was given up', async () => {
  const { world, article } = await prepared();
  const app = await startApp(world);
  app.child.kill('SIGSTOP');
  const { status, errors, out } = await world.postil(['note', 'add', article, '--body', 'x']);
  expect({ status, out }).toEqual({ status: 3, out: '' });
  expect(errors).toMatch(new RegExp(`postil serve \\(process ${app.child.pid}, since .*does not answer`));
  app.child.kill('SIGCONT');
  expect((await world.postil(['note', 'add', article, '--body', 'y'])).status).toBe(0);
  expect((await world.postil(['note', 'list', '--json'])).lines).toMatchObject([{ body: 'y' }]);
});

test('an app of another version is told of in one line', async () => {
  const { world, article } = await prepared();
  await startApp(world);
  const path = join(stateOf(world), 'owner.json');
  const owner = JSON.parse(await readFile(path, 'utf8')) as { door: object };
  await writeFile(path, JSON.stringify({ ...owner, version: '0.0.9', door: { ...owner.door, protocol: 99 } }));
  const { status, errors } = await world.postil(['note', 'add', article, '--body', 'x']);
  expect(status).toBe(3);
  expect(errors).toMatch(/^postil: .*Postil 0\.0\.9 .*close it and open it again.*\n$/);
  expect(errors.trimEnd()).not.toContain('\n');
});

test('what only the command itself has open is not read by another', async () => {
  const { world } = await prepared();
  await startApp(world);
  expect(await world.postil(['import', '/dev/fd/0'])).toMatchObject({
    status: 1,
    out: '',
    errors: expect.stringContaining('standard input (-)'),
  });
});

test('commands at once wait for one another', async () => {
  const { world, article } = await prepared();
  const added = await Promise.all(
    ['a', 'b', 'c', 'd'].map((body) => world.postil(['note', 'add', article, '--body', body, '--quiet'])),
  );
  expect(added).toMatchObject(added.map(() => ({ status: 0, out: '', errors: '' })));
  const { lines } = await world.postil(['note', 'list', '--json']);
  expect(lines.map(({ body }) => body).sort()).toEqual(['a', 'b', 'c', 'd']);
});
