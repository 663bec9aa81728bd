import {
  ALargeSmall,
  Archive,
  Command,
  FileDown,
  PanelLeft,
  PanelRight,
  StickyNote,
  TextSearch,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandId } from '#shared/commands/catalogue.ts';
import { text } from '../lib/text.ts';
import { IconButton } from '../ui/button.tsx';
import styles from './top-bar.module.css';
import { runCommand } from './use-commands.ts';

interface TopBarProps {
  articleOpen: boolean;
  libraryShown: boolean;
  sidebarShown: boolean;
}

/** The commands that are given most, over the article. */
export function TopBar({ articleOpen, libraryShown, sidebarShown }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <CommandButton id="view.library" expanded={libraryShown}>
        <PanelLeft />
      </CommandButton>
      <span className={styles.space} />
      {articleOpen && (
        <>
          <CommandButton id="find.open">
            <TextSearch />
          </CommandButton>
          <CommandButton id="article.note">
            <StickyNote />
          </CommandButton>
          <CommandButton id="file.export">
            <FileDown />
          </CommandButton>
          <CommandButton id="article.archive">
            <Archive />
          </CommandButton>
          <CommandButton id="article.trash">
            <Trash2 />
          </CommandButton>
        </>
      )}
      <CommandButton id="view.reading">
        <ALargeSmall />
      </CommandButton>
      <CommandButton id="view.palette">
        <Command />
      </CommandButton>
      {articleOpen && (
        <CommandButton id="view.sidebar" expanded={sidebarShown}>
          <PanelRight />
        </CommandButton>
      )}
    </header>
  );
}

function CommandButton({ id, expanded, children }: { id: CommandId; expanded?: boolean; children: ReactNode }) {
  return (
    <IconButton
      label={text.commands[id].replace(/…$/, '')}
      command={id}
      {...(expanded !== undefined && { 'aria-expanded': expanded })}
      data-command={id}
      onClick={() => runCommand(id)}
    >
      {children}
    </IconButton>
  );
}
