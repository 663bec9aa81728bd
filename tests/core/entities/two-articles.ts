import type { App } from '#core/app.ts';
import { newCorrectionSchema } from '#shared/model/correction.ts';
import { openApp } from '../../support/app.ts';
import { articleOf, filesOf } from '../../support/library.ts';

/** Articles need ids of a ULID's shape to be found by the next start. */
export const [A1, A2, A3, A4] = ['1', '2', '3', '4'].map((n) => `01ART${n.padStart(21, '0')}`) as [
  string,
  string,
  string,
  string,
];
export const everything = { query: '', types: [], sort: 'weight' as const, limit: 100, offset: 0 };
export const page = { limit: 20, offset: 0, mentions: 50 };

export async function add(
  { library }: App,
  id: string,
  paragraphs: readonly string[],
  published: string | null = null,
) {
  const html = paragraphs.map((text) => `<p>${text}</p>`).join('');
  await library.add(articleOf(id, html, { published }), filesOf(html));
}

export const north = [
  'John Kirby spoke in Oslo. Kirby said that Russia and Iran had agreed.',
  'Mr Kirby left Norway for Iran.',
];
export const south = ['John Kirby met officials in Lima. Iran was not there, Kirby said.'];
export const kirby = { type: 'person' as const, name: 'John Kirby' };

export async function twoArticles(options: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp(options);
  await add(app, A1, north, '2024-05-03');
  await add(app, A2, south, '2024-06-01');
  return app;
}

export const correct = ({ entities }: App, given: Parameters<typeof newCorrectionSchema.parse>[0]) =>
  entities.correct(newCorrectionSchema.parse(given));

export async function rows({ entities }: App, wanted: Partial<Parameters<App['entities']['list']>[0]> = {}) {
  const { entities: found } = await entities.list({ ...everything, ...wanted });
  return found.map(({ id, articles, mentions }) => `${id} ${articles}/${mentions}`);
}
