import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { ensureChromium } from '../chromium.ts';
import { serveBuilt, serveSources } from './serve.ts';
import { picturesOf, showSheets } from './take-pictures.ts';

/**
 * `npm run gallery` serves the sheet of components and opens it in the browser; with `-- --pictures DIR` it writes a picture
 * of each specimen in both themes there instead.
 */
const [option, directory] = process.argv.slice(2);

if (option === '--pictures' && directory !== undefined) await writePictures(resolve(directory));
else if (option === undefined || option === '--no-open') await show(option === undefined);
else {
  console.error('npm run gallery [-- --pictures DIR | --no-open]');
  process.exitCode = 2;
}

async function show(opens: boolean): Promise<void> {
  const { url } = await serveSources();
  console.log(`The components of Postil in both themes: ${url}\nCtrl+C ends it.`);
  if (!opens) return;
  const [command, ...args] = opener();
  if (command === undefined) return;
  // The address was printed, so a browser that will not start is no reason to end.
  spawn(command, [...args, url], { detached: true, stdio: 'ignore' })
    .on('error', () => undefined)
    .unref();
}

async function writePictures(to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const gallery = await serveBuilt();
  const browser = await chromium.launch({
    executablePath: ensureChromium((line) => console.log(line)),
    args: ['--no-sandbox', '--font-render-hinting=slight'],
  });
  let count = 0;
  try {
    for await (const sheet of showSheets((options) => browser.newContext(options), gallery.url)) {
      for await (const { name, png } of picturesOf(sheet)) {
        await writeFile(join(to, `${name}.png`), png);
        count += 1;
      }
    }
  } finally {
    await browser.close();
    await gallery.close();
  }
  console.log(`${count} pictures in ${to}`);
}

function opener(): string[] {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : [];
}
