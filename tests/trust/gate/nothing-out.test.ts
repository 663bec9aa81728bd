import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { exportFormatNames } from '#shared/exporting/export-formats.ts';
import { cli, makeWorld } from '../../cli/postil.ts';
import { pageOf, paragraphs } from '../../support/app.ts';
import { scale } from '../scale.ts';

const run = promisify(execFile);
const hasTracer = spawnSync('strace', ['-V']).status === 0;
const world = makeWorld();
const trace = join(world.folder, 'trace');

/** Sockets that can leave the machine, or ask for a name: of the internet, of the kernel's routing, of a name server's cache. */
const outward =
  /socket\(AF_(?:INET6?|NETLINK|PACKET)\b|connect\(\d+, \{sa_family=AF_(?:INET|UNIX, sun_path="\/(?:var\/)?run\/n)/;

/** Runs `postil …` while the kernel notes every system call about the network, of all its threads; gives those that go out. */
async function callsOut(args: readonly string[]): Promise<string[]> {
  const tracing = ['-f', '-qq', '-e', 'trace=%network', '-o', trace, process.execPath, cli];
  await run('strace', [...tracing, ...args], { env: world.environment, maxBuffer: 2 ** 26 }).catch((error) => {
    if (typeof error.code !== 'number') throw error;
  });
  return (await readFile(trace, 'utf8')).split('\n').filter((line) => outward.test(line));
}

const host = 'http://tracker.postil.example';
const longing = `<link rel="stylesheet" href="${host}/a.css"><link rel="preconnect" href="${host}"><base href="${host}/">
  <script src="${host}/b.js"></script><meta http-equiv="refresh" content="0; url=${host}/c">
  <img src="${host}/d.png" srcset="${host}/e.png 2x"><iframe src="${host}/f.html"></iframe><video src="${host}/g.mp4"></video>`;

test('reading, importing, indexing and exporting open no socket and ask for no name', {
  timeout: 300_000,
}, async (context) => {
  if (!hasTracer) context.skip('strace, which notes the calls to the network, is not installed');
  const folder = join(world.folder, 'given');
  await mkdir(folder);
  await writeFile(join(folder, 'mill.html'), pageOf('The mill turns again', paragraphs('mill'), { body: longing }));
  await writeFile(
    join(folder, 'mill.md'),
    `# A mill\n\n![wheel](${host}/wheel.png)\n\n${paragraphs('wheel').join('\n\n')}`,
  );
  await writeFile(
    join(folder, 'links.csv'),
    `title,url,time_added,tags,status\nA mill,${host}/mill,1700000000,,unread\n`,
  );
  const out = join(world.folder, 'out');
  const commands: string[][] = [
    ['import', folder],
    ['search', 'mill'],
    ...scale([], [['list'], ['entity', 'list'], ['doctor', '--reindex'], ['duplicates']]),
    ...scale(['html'], [...exportFormatNames]).map((format) => [
      'export',
      '--all',
      '--format',
      format,
      '--out',
      join(out, format),
    ]),
  ];
  const found: Record<string, string[]> = {};
  for (const args of commands) {
    const calls = await callsOut(args);
    if (calls.length > 0) found[args.join(' ')] = calls;
  }
  expect(found).toEqual({});
  expect((await world.postil(['list', '--json'])).lines.length).toBeGreaterThanOrEqual(2);
  // The same eyes see what does go out: a link that a person asked for.
  expect(await callsOut(['import', `${host}/mill`])).not.toEqual([]);
});
