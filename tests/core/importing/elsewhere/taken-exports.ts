import type { ImportOptions } from '#core/importing/import.ts';
import { openApp, pageOf, paragraphs } from '../../../support/app.ts';

export async function setUp() {
  const app = await openApp();
  const { importer, library, notes } = app;
  const take = (name: string, content: string | Uint8Array, options: ImportOptions = {}) =>
    importer.importAll({ bytes: Buffer.from(content as string), name, contentType: '', url: '', path: null }, options);
  const only = async () => {
    const [article, ...others] = (await library.list()).filter(({ deleted }) => deleted === null);
    if (article === undefined || others.length > 0) throw new Error(`${others.length + 1} articles`);
    return { article, notes: await notes.list(article.id) };
  };
  return { app, library, notes, take, only };
}

export const url = 'https://paper.example/2024/river';
export const [first = '', second = ''] = paragraphs('river');
export const page = (head = '') =>
  pageOf('The river society meets again', paragraphs('river'), { head: `<link rel="canonical" href="${url}">${head}` });
export const pocket = (rows: string, head = 'title,url,time_added,tags,status') => `${head}\n${rows}\n`;
export const quotes = (...highlights: object[]) => JSON.stringify([{ url, title: 'The river', highlights }]);
export const readwise = (...rows: string[]) =>
  [
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at',
    ...rows,
  ].join('\n');
