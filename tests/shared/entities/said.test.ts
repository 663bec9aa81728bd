import { describe, expect, it } from 'vitest';
import { findQuotations } from '#shared/entities/said/find-quotations.ts';
import { quotationSchema } from '#shared/model/entity.ts';
import { parseAnnotatedText } from '../../../src-main/training/annotated-text.ts';
import { annotatedEntities } from '../../support/said-score.ts';
import { passages } from './said-passages.ts';

function read(passage: string) {
  const article = parseAnnotatedText(`title: T\npublished: 2024-05-07\ngenre: wire\n---\nT\n\n${passage}\n`);
  const quotations = findQuotations({ text: article.text, dates: [], ...annotatedEntities(article) });
  const given = quotations.map(({ kind, speaker, verb, text }) => `${kind} ${speaker?.entity ?? '-'} ${verb ?? '-'} | ${text}`);
  const wanted = article.quotes.map(
    ({ kind, speaker, verb, start, end }) => `${kind} ${speaker ?? '-'} ${verb ?? '-'} | ${article.text.slice(start, end)}`,
  );
  return { given, wanted, quotations, text: article.text };
}

describe('who said what', () => {
  it.each(Object.keys(passages))('%s', (name) => {
    const { given, wanted } = read(passages[name] ?? '');
    expect(given).toEqual(wanted);
  });
});
