import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './support/folder.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

/** For a file of each layer: what it must not import, and what it may. */
const layers: Record<string, { refused: string[]; allowed: string[] }> = {
  'src-main/shared/anchoring/x.ts': {
    refused: [
      'node:fs',
      'node:fs/promises',
      'fs',
      'electron',
      'electron/main',
      '#core/app.ts',
      '#server/handle.ts',
      '../../core/app.ts',
      '../../server/handle.ts',
      '../../browser/serve.ts',
      '../../desktop/main.ts',
      '../../cli/main.ts',
      '../../launch/start.ts',
      '../../../src-renderer/lib/dates.ts',
    ],
    allowed: ['zod', 'approx-string-match', './place.ts', '../model/article.ts'],
  },
  'src-main/core/library/x.ts': {
    refused: [
      'electron',
      'electron/main',
      '#server/handle.ts',
      '../../server/handle.ts',
      '../../browser/serve.ts',
      '../../desktop/main.ts',
      '../../cli/main.ts',
      '../../launch/start.ts',
      '../../../src-renderer/lib/dates.ts',
    ],
    allowed: ['node:fs', 'node:fs/promises', '#shared/api/errors.ts', '../storage/lock.ts', 'lowdb'],
  },
  'src-main/server/x.ts': {
    refused: [
      'electron',
      '../browser/serve.ts',
      '../desktop/main.ts',
      '../cli/main.ts',
      '../../src-renderer/lib/dates.ts',
    ],
    allowed: ['node:path', '#shared/api/errors.ts', '#core/app.ts', './headers.ts'],
  },
  'src-main/browser/x.ts': {
    refused: ['electron', 'electron/main', '../desktop/main.ts', '../cli/main.ts', '../../src-renderer/lib/dates.ts'],
    allowed: ['node:http', '#server/handle.ts', '#core/app.ts'],
  },
  'src-main/cli/commands/x.ts': {
    refused: ['electron', '../../desktop/main.ts', '../../launch/start.ts', '../../../src-renderer/lib/dates.ts'],
    allowed: ['node:fs', '#core/app.ts', '../../browser/serve.ts', '../output.ts'],
  },
  'src-main/launch/x.ts': {
    refused: ['electron', '../desktop/main.ts', '../../src-renderer/lib/dates.ts'],
    allowed: ['node:child_process', './paths.ts'],
  },
  'src-main/desktop/x.ts': {
    refused: ['../browser/serve.ts', '../cli/main.ts', '../launch/start.ts', '../../src-renderer/lib/dates.ts'],
    allowed: [
      'electron',
      'node:path',
      '#server/handle.ts',
      '#core/app.ts',
      '../cli/door/open-door.ts',
      '../cli/program.ts',
      '../cli/terminal.ts',
    ],
  },
  'src-renderer/app/x.tsx': {
    refused: [
      'node:fs',
      'node:fs/promises',
      'fs',
      'electron',
      '#core/app.ts',
      '#server/handle.ts',
      '../../src-main/core/app.ts',
    ],
    allowed: ['react', '#shared/api/errors.ts', '../features/reader/reader.tsx', '../ui/button.tsx'],
  },
  'src-renderer/lib/x.ts': {
    refused: [
      'node:path',
      'electron',
      '#core/app.ts',
      '../features/reader/reader.tsx',
      '../app/app.tsx',
      '../../src-main/core/app.ts',
    ],
    allowed: ['#shared/api/errors.ts', './dates.ts', '../api/client.ts'],
  },
  'src-renderer/features/reader/x.tsx': {
    refused: [
      'node:path',
      'electron',
      '#core/app.ts',
      '../margin-notes/margin.tsx',
      '../../features/margin-notes/margin.tsx',
      '../../app/app.tsx',
      '../../../src-main/core/app.ts',
    ],
    allowed: [
      'react',
      '#shared/api/errors.ts',
      './caret-mode.tsx',
      '../../ui/button.tsx',
      '../../lib/dates.ts',
      '../../api/client.ts',
    ],
  },
};

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string; readonly start: { readonly line: number } };
  }[];
}

/** Lints files of these contents under our own rules, in a folder of its own, and gives what was said of each line. */
async function lint(files: Record<string, string>): Promise<{ rule: string; path: string; line: number }[]> {
  const folder = await temporaryFolder();
  const { vcs: _, ...rules } = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8')) as Record<string, unknown>;
  for (const [path, content] of Object.entries({ ...files, 'biome.json': JSON.stringify(rules) })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = await run(process.execPath, args, { cwd: folder }).catch((error: { stdout: string }) => error);
  const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Report;
  return report.diagnostics.map(({ category, location }) => ({
    rule: category,
    path: location.path,
    line: location.start.line,
  }));
}

test('Biome refuses every import that leaves its layer, and no other', async () => {
  const files = Object.fromEntries(
    Object.entries(layers).map(([path, { refused, allowed }]) => [
      path,
      [...refused, ...allowed].map((name) => `import '${name}';\n`).join(''),
    ]),
  );
  const said = await lint(files);
  const restricting = ['lint/style/noRestrictedImports', 'lint/correctness/noNodejsModules'];
  for (const [path, { refused, allowed }] of Object.entries(layers)) {
    const lines = new Set(
      said.filter((each) => each.path === path && restricting.includes(each.rule)).map(({ line }) => line),
    );
    const names = [...refused, ...allowed];
    expect({ path, refused: names.filter((_, index) => lines.has(index + 1)) }).toEqual({ path, refused });
  }
});

test('Biome refuses circles, barrels, enums, default exports and any', async () => {
  const said = await lint({
    'src-main/core/a.ts': "import { b } from './b.ts';\nexport const a: number = b;\n",
    'src-main/core/b.ts': "import { a } from './a.ts';\nexport const b: number = a;\n",
    'src-main/core/barrel.ts': "export { a } from './a.ts';\nexport { b } from './b.ts';\n",
    'src-main/core/rest.ts': 'export enum Kind { A }\nexport default function f(x: any): void { x(); }\n',
  });
  for (const rule of [
    'suspicious/noImportCycles',
    'performance/noBarrelFile',
    'style/noEnum',
    'style/noDefaultExport',
    'suspicious/noExplicitAny',
  ]) {
    expect(said.map((each) => each.rule)).toContain(`lint/${rule}`);
  }
});

/** For each layer's tsconfig: what does not compile there, and what does. */
const runtimes: Record<string, { refused: string[]; allowed: string[] }> = {
  'src-main/shared': {
    refused: ['document.title', 'process.cwd()', 'Buffer.alloc(1)', 'setTimeout', "import('node:fs')"],
    allowed: ['Promise.resolve()', '[1].toSorted()'],
  },
  'src-main/core': { refused: ['document.title', 'window.name'], allowed: ['process.cwd()', "import('node:fs')"] },
  'src-main/server': { refused: ['document.title'], allowed: ['new Response(null)', 'process.cwd()'] },
  'src-main/browser': { refused: ['document.title'], allowed: ['process.cwd()'] },
  'src-main/cli': { refused: ['document.title'], allowed: ['process.cwd()'] },
  'src-main/launch': { refused: ['document.title'], allowed: ['process.cwd()'] },
  'src-main/desktop': { refused: ['notThere'], allowed: ['process.cwd()'] },
  'src-renderer': { refused: ['process.cwd()', 'Buffer.alloc(1)', "import('node:fs')"], allowed: ['document.title'] },
};

describe('TypeScript knows in each layer only what its runtime has', () => {
  test.each(Object.keys(runtimes))('%s', async (layer) => {
    const { refused, allowed } = runtimes[layer] ?? { refused: [], allowed: [] };
    const folder = await temporaryFolder();
    const lines = [...refused, ...allowed];
    await writeFile(join(folder, 'probe.ts'), `export {};\n${lines.map((line) => `void ${line};\n`).join('')}`);
    const config = {
      extends: join(root, layer, 'tsconfig.json'),
      compilerOptions: {
        composite: false,
        emitDeclarationOnly: false,
        noEmit: true,
        rootDir: folder,
        typeRoots: [join(root, 'node_modules/@types'), join(root, 'node_modules')],
        tsBuildInfoFile: null,
      },
      include: ['./probe.ts'],
      references: [],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const args = [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'];
    const { stdout } = await run(process.execPath, args).catch((error: { stdout: string }) => error);
    const said = new Set([...stdout.matchAll(/probe\.ts\((\d+),/g)].map(([, line]) => Number(line) - 2));
    expect({ refused: lines.filter((_, index) => said.has(index)), said: stdout }).toEqual({ refused, said: stdout });
  });
});

test('a thread is named by the module that starts it, in the words for which tests put the built one', () => {
  const files = globSync('src-main/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('/worker-pool.ts'));
  const starting = files
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .filter((code) => code.includes('workerUrl('));
  expect(starting.length).toBeGreaterThan(4);
  expect(starting.filter((code) => !code.includes('workerUrl(import.meta.url,'))).toEqual([]);
});
