import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import { plainLine } from '#shared/model/plain-line.ts';
import type { SearchHit } from '#shared/model/search.ts';
import { annotationsQuery, queryClient, searchQuery, useArticle } from '../../api/queries.ts';
import { hasNamesake, type Named, named as namedOf, originOf } from '../../lib/namesakes.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import styles from './link-picker.module.css';
import { RelationSelect } from './note-links.tsx';
import type { Relation } from './note-markup.ts';

/** A note that can be linked to. `source` is the article where it stands, if that is another one. */
interface Candidate {
  readonly id: string;
  readonly articleId: string;
  readonly words: string;
  readonly note: string;
  readonly source: Named | null;
  readonly color: Color | null;
}

/** What was picked: `words` are the passage's, or the note's where it has none. */
export interface PickedLink {
  readonly articleId: string;
  readonly noteId: string;
  readonly words: string;
  readonly relation: Relation;
}

interface LinkPickerProps {
  articleId: string;
  /** The note that links. */
  from: string;
  /** With what was picked, or null. */
  onClose: (link: PickedLink | null) => void;
}

const mostShown = 30;

/** Articles of that name whose notes are offered, the best first. */
const mostTitles = 5;

/** Finds the note to link to by the words of its passage, its own and its article's title: of this article first, then the library. */
export function LinkPicker({ articleId, from, onClose }: LinkPickerProps) {
  const box = useRef<HTMLElement>(null);
  const [words, setWords] = useState('');
  const [relation, setRelation] = useState<Relation>('see-also');
  const wanted = useDeferredValue(words.trim());
  const { data: article, annotations: here } = useArticle(articleId);
  const { data, isPlaceholderData, isFetching } = useQuery({ ...searchQuery(wanted), enabled: wanted !== '' });
  const [entered, setEntered] = useState(false);

  const hits = wanted === '' ? [] : (data?.hits ?? []).filter((hit) => hit.articleId !== articleId);
  const named = hits.filter(({ kind, title }) => kind === 'article' && isNamed(title, wanted)).slice(0, mostTitles);
  const ofNamed = useQueries({ queries: named.map((hit) => annotationsQuery(hit.articleId)) });

  const found = hits.flatMap((hit): Candidate[] => {
    const { noteId, articleId, snippets, title } = hit;
    if (hit.kind !== 'note' || noteId === null) return [];
    const words = snippets[0]?.text ?? title;
    return [{ id: noteId, articleId, words, note: '', source: sourceOf(hit), color: null }];
  });
  const known = new Set(found.map(({ id }) => id));
  const byTitle = named.flatMap((hit, at) =>
    candidatesOf(ofNamed[at]?.data ?? [], hit.articleId, hit.title, wanted)
      .filter(({ id }) => !known.has(id))
      .map((candidate) => ({ ...candidate, source: sourceOf(hit) })),
  );
  const own = candidatesOf(here, articleId, article?.article.title ?? '', wanted).filter(({ id }) => id !== from);
  /** The first one shown was found for other words: Enter waits for what these find. What this article has is first at once. */
  const isEarlier =
    wanted !== words.trim() ||
    (own.length === 0 && wanted !== '' && isFetching && (data === undefined || isPlaceholderData));
  const candidates = [...own, ...found, ...byTitle].slice(0, mostShown);
  const sources = [
    ...(article === undefined ? [] : [namedOf(article.article)]),
    ...candidates.flatMap(({ source }) => source ?? []),
  ];

  // It opens below the text that is written, perhaps below the screen, and grows with what is found.
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  async function pick({ id, articleId: target }: Candidate): Promise<void> {
    const notes = await queryClient.ensureQueryData(annotationsQuery(target));
    const found = notes.find((note) => note.id === id);
    if (found !== undefined) onClose({ articleId: target, noteId: id, words: wordsOf(found), relation });
  }

  const isEntered = entered && !isEarlier;
  const [best] = candidates;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first of what there is once it is there
  useEffect(() => {
    if (!isEntered) return;
    setEntered(false);
    if (best !== undefined) void pick(best).catch(report);
  }, [isEntered]);

  function onKeyDown(event: KeyboardEvent): void {
    const isInField = event.target instanceof HTMLInputElement && !event.nativeEvent.isComposing;
    if (event.key === 'Enter' && isInField && isEarlier) {
      event.preventDefault();
      event.stopPropagation();
      setEntered(true);
      return;
    }
    const isLeft = event.key === 'Escape' || (event.key === 'Backspace' && words === '');
    if (event.nativeEvent.isComposing || !isLeft) return;
    event.preventDefault();
    event.stopPropagation();
    onClose(null);
  }

  return (
    <search ref={box} className={styles.picker} onKeyDownCapture={onKeyDown}>
      <Autocomplete.Root
        items={candidates}
        mode="none"
        value={words}
        onValueChange={setWords}
        itemToStringValue={(candidate) => candidate.words}
        inline
        open
        autoHighlight="always"
        keepHighlight
        // It would take the article back to its beginning where the list is too short to scroll.
        virtualized
      >
        <div className={styles.head}>
          <Autocomplete.Input
            className={styles.input}
            onInput={() => setEntered(false)}
            autoFocus
            placeholder={text.margin.linkPlaceholder}
            aria-label={text.margin.linkField}
          />
          <RelationSelect value={relation} onChange={setRelation} />
        </div>
        <Autocomplete.Empty className={styles.empty}>
          {wanted === '' ? text.margin.noOtherPassage : text.margin.noPassage}
        </Autocomplete.Empty>
        <Autocomplete.List className={styles.list}>
          {(candidate: Candidate, index: number) => (
            <Autocomplete.Item
              key={candidate.id}
              index={index}
              value={candidate}
              className={styles.item}
              {...(candidate.color && { 'data-color': candidate.color })}
              onClick={() => void pick(candidate).catch(report)}
            >
              <span className={styles.words}>{candidate.words}</span>
              {candidate.note !== '' && <span className={styles.note}>{candidate.note}</span>}
              {candidate.source !== null && <span className={styles.title}>{titled(candidate.source, sources)}</span>}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </search>
  );
}

function sourceOf(hit: SearchHit): Named {
  return { ...hit, id: hit.articleId };
}

/** The title of an article, and where it is from if another one has that title. */
function titled(source: Named, sources: readonly Named[]): string {
  return hasNamesake(source, sources) ? [source.title, ...originOf(source, sources)].join(' · ') : source.title;
}

/** Whether the title has one of the words; the passage may have the others. */
function isNamed(title: string, wanted: string): boolean {
  const name = folded(title);
  return folded(wanted)
    .split(/\s+/)
    .some((term) => name.includes(term));
}

/** The notes of an article that have all words, with its title. */
function candidatesOf(
  notes: readonly PlacedAnnotation[],
  articleId: string,
  title: string,
  wanted: string,
): Candidate[] {
  const terms = folded(wanted).split(/\s+/);
  return notes.flatMap((note): Candidate[] => {
    const content = folded([note.anchor?.quote.exact, note.body, ...note.tags, title].join('\n'));
    if (!terms.every((term) => content.includes(term))) return [];
    const words = wordsOf(note);
    const body = plainLine(note.body);
    return [{ id: note.id, articleId, words, note: body === words ? '' : body, source: null, color: note.color }];
  });
}

function wordsOf({ anchor, body }: PlacedAnnotation): string {
  return (
    anchor?.quote.exact.replace(/\s+/g, ' ') ||
    plainLine(body) ||
    (anchor?.image ? text.margin.anImage : text.margin.aNote)
  );
}

function folded(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
