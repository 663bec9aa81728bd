import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findQuotations } from '#shared/entities/said/find-quotations.ts';
import { parseAnnotatedText } from '../../../src-main/training/annotated-text.ts';
import { annotatedEntities, judgeSaid, scoreSaid } from '../../support/said-score.ts';

const folder = fileURLToPath(new URL('../../fixtures/news/develop/', import.meta.url));

it('names the right speaker of 85 % of the annotated quotations and a wrong one of at most 5 %', () => {
  const outcomes = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => {
      const article = parseAnnotatedText(readFileSync(folder + name, 'utf8'));
      const quotations = findQuotations({ text: article.text, dates: [], ...annotatedEntities(article) });
      return judgeSaid(article, quotations, (entity) => entity);
    });
  for (const kind of ['direct', 'indirect'] as const) {
    const { gold, given, found, right, wrong } = scoreSaid(outcomes.filter((one) => one.kind === kind));
    expect(gold).toBeGreaterThan(150);
    // Of all that is annotated, so that what is not found counts too.
    expect(right / gold).toBeGreaterThanOrEqual(0.85);
    expect(wrong / gold).toBeLessThanOrEqual(0.05);
    expect(found / given).toBeGreaterThanOrEqual(0.9);
  }
});
