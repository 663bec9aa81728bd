import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { linkRelations } from '#shared/model/choices.ts';
import { knownLinks } from '#shared/model/known-links.ts';
import type { LinkedNote } from '#shared/model/linked-note.ts';
import { plainLine } from '#shared/model/plain-line.ts';
import { changeNote } from '../../api/note-writing.ts';
import { linksQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import styles from './note-links.module.css';
import { type Relation, shortened, unlinked } from './note-markup.ts';

/** How the one stands to the other; a relation that this Postil does not know is a "see also". */
function nameOf(relation: string, direction: LinkedNote['direction']): string {
  const known = linkRelations.find((each) => each === relation) ?? 'see-also';
  return direction === 'to' ? text.names.relations[known] : text.names.backRelations[known];
}

export const noLinks: readonly LinkedNote[] = [];

/** The links of an article's notes, by note: its own, and those that lead to it. */
export function useNoteLinks(articleId: string): ReadonlyMap<string, readonly LinkedNote[]> {
  const { data } = useQuery(linksQuery(articleId));
  return useMemo(() => Map.groupBy(data ?? [], ({ note }) => note), [data]);
}

/** A link in a few words: "contradicted by …". */
export function linkLine({ direction, relation, other }: LinkedNote): string {
  return `${nameOf(relation, direction)} ${wordsOf(other)}`;
}

function wordsOf({ quote, body }: LinkedNote['other']): string {
  return shortened(quote || plainLine(body), 120) || text.margin.image;
}

interface NoteLinksProps {
  articleId: string;
  note: PlacedAnnotation;
  links: readonly LinkedNote[];
  onOpenLink: (url: string) => void;
}

/** What a note is linked with, from its side and from the other: how it stands to it, and the way there. */
export function NoteLinks({ articleId, note, links, onOpenLink }: NoteLinksProps) {
  const own = { links: knownLinks(note.links) };

  function relate(to: string, relation: Relation): void {
    const changed = own.links.map((link) => (link.to === to ? { ...link, relation } : link));
    void changeNote(articleId, note.id, text.margin.changeRelation, { links: changed }, own);
  }

  function remove(to: string): void {
    const changes = { links: own.links.filter((link) => link.to !== to), body: unlinked(note.body, to) };
    void changeNote(articleId, note.id, text.margin.takeLink, changes, { ...own, body: note.body });
  }

  return (
    <ul className={styles.links} aria-label={text.margin.links}>
      {links.map(({ direction, relation, other }) => {
        const words = wordsOf(other);
        const isElsewhere = other.articleId !== articleId;
        return (
          <li key={`${direction} ${other.id}`} data-color={other.color}>
            <span className={styles.relation}>
              {direction === 'to' ? (
                <RelationSelect value={relation} onChange={(chosen) => relate(other.id, chosen)} />
              ) : (
                <span>{nameOf(relation, direction)}</span>
              )}
              {direction === 'to' && (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={text.margin.removeLinkTo(shortened(words, 40))}
                  title={text.margin.removeLink}
                  onClick={(event) => {
                    event.stopPropagation();
                    remove(other.id);
                  }}
                >
                  <X />
                </button>
              )}
            </span>
            <button
              type="button"
              className={styles.target}
              title={isElsewhere ? `${words}\n${other.title}` : words}
              onClick={(event) => {
                event.stopPropagation();
                onOpenLink(`postil://article/${other.articleId}#${other.id}`);
              }}
            >
              <span className={styles.words}>{words}</span>
              {isElsewhere && <span className={styles.title}>{other.title}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** How one note stands to another, as a quiet choice. */
export function RelationSelect({ value, onChange }: { value: string; onChange: (relation: Relation) => void }) {
  return (
    <select
      className={styles.select}
      aria-label={text.margin.relation}
      value={value}
      onClick={(event) => event.stopPropagation()}
      onChange={({ target }) => onChange(target.value as Relation)}
    >
      {linkRelations.map((relation) => (
        <option key={relation} value={relation}>
          {text.names.relations[relation]}
        </option>
      ))}
    </select>
  );
}
