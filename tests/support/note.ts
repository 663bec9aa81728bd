import type { PlacedAnnotation } from '#shared/model/annotation.ts';

/** A highlight that stands at `place`, as the page has it; `changes` replaces parts of it. */
export function noteAt(
  place: Partial<NonNullable<PlacedAnnotation['place']>> | null,
  changes: Partial<PlacedAnnotation> = {},
): PlacedAnnotation {
  const { start = null, end = null, state = 'exact', confidence = 1 } = place ?? {};
  const quote = { exact: 'words', prefix: '', suffix: '' };
  return {
    id: `note at ${start}`,
    kind: 'highlight',
    color: 'yellow',
    anchor: place && { quote, position: { start: start ?? 0, end: end ?? 0 }, content: 'sha256-before' },
    body: '',
    tags: [],
    links: [],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    deleted: null,
    place: place && { state, start, end, confidence },
    ...changes,
  };
}
