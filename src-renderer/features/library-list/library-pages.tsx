import { Copy, type LucideIcon, MessagesSquare, Users } from 'lucide-react';
import type { CommandId } from '#shared/commands/catalogue.ts';
import { useCaps } from '../../api/command-list.ts';
import { text } from '../../lib/text.ts';
import { type EntityPlace, showDuplicates, showEntityIndex, showLedger, useSession } from '../../session/session.ts';
import { ListButton, ListGroup } from './list-group.tsx';

interface LibraryPage {
  readonly command: CommandId;
  readonly kind: EntityPlace['kind'];
  readonly title: () => string;
  readonly icon: LucideIcon;
  readonly show: () => void;
}

const pages: readonly LibraryPage[] = [
  { command: 'view.index', kind: 'index', title: () => text.app.entities, icon: Users, show: showEntityIndex },
  { command: 'view.ledger', kind: 'ledger', title: () => text.said.title, icon: MessagesSquare, show: showLedger },
  {
    command: 'view.duplicates',
    kind: 'duplicates',
    title: () => text.duplicates.title,
    icon: Copy,
    show: showDuplicates,
  },
];

/** Which page of the library stands in place of the article; what was opened from one is still a part of it. */
export function useShownPage(): EntityPlace['kind'] | undefined {
  const kinds = useSession((state) => state.places).map(({ kind }) => kind);
  return kinds.findLast((kind) => pages.some((page) => page.kind === kind));
}

/** What there is of the library as a whole; each stands in place of the article, and the list stays. */
export function LibraryPages({ shown }: { shown: EntityPlace['kind'] | undefined }) {
  return (
    <ListGroup name={text.library.pages} shows={false} stays>
      {pages.map((page) => (
        <PageButton key={page.command} {...page} isShown={page.kind === shown} />
      ))}
    </ListGroup>
  );
}

function PageButton({ command, title, icon, show, isShown }: LibraryPage & { isShown: boolean }) {
  const hint = text.keys.tooltip(text.commands[command], useCaps(command) ?? '');
  return (
    <ListButton
      rowKey={command}
      title={title()}
      hint={hint}
      icon={icon}
      count={undefined}
      isShown={isShown && 'page'}
      onShow={show}
    />
  );
}
