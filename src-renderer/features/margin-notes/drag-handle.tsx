import { GripVertical } from 'lucide-react';
import type { RefObject } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { articleQuery, queryClient } from '../../api/queries.ts';
import { dragNote } from '../../lib/taking-out/drag-note.ts';
import { copyWithLink } from '../../lib/taking-out/with-link.ts';
import { text } from '../../lib/text.ts';
import { announce, report } from '../../lib/toasts.ts';
import { useSession } from '../../session/session.ts';
import { IconButton } from '../../ui/button.tsx';

interface DragHandleProps {
  articleId: string;
  note: PlacedAnnotation;
  /** What is seen under the pointer on its way. */
  card: RefObject<HTMLElement | null>;
}

/** Takes a highlight with its note out of the window; pressed without a way, it copies it with its link. */
export function DragHandle({ articleId, note, card }: DragHandleProps) {
  const article = () => queryClient.getQueryData(articleQuery(articleId).queryKey)?.article;
  const quote = (): string => {
    const { place, anchor } = note;
    const { page } = useSession.getState();
    if (anchor === null || anchor.image !== undefined) return '';
    if (page === null || place?.start == null || place.end === null) return anchor.quote.exact;
    return page.map.text.slice(place.start, place.end);
  };

  async function copy(): Promise<void> {
    const of = article();
    if (of === undefined) return;
    try {
      await copyWithLink(of, quote(), note.id);
      announce(text.margin.copied);
    } catch (error) {
      report(error);
    }
  }

  return (
    <IconButton
      label={text.margin.drag}
      draggable
      onClick={() => void copy()}
      onDragStart={(event) => {
        const of = article();
        if (of === undefined) return;
        if (card.current !== null) event.dataTransfer.setDragImage(card.current, 12, 12);
        dragNote(event.dataTransfer, of, note, quote());
      }}
    >
      <GripVertical />
    </IconButton>
  );
}
