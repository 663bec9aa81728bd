import type { LucideIcon } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { formats, text } from '../../lib/text.ts';
import styles from './list-groups.module.css';

interface ListGroupProps {
  name: string;
  /** Whether the name is shown. */
  shows: boolean;
  /** Whether it stays in sight while what is above it is scrolled. */
  stays?: boolean;
  children: ReactNode;
}

/** One group of lists in the pane, under its name where it has one. */
export function ListGroup({ name, shows, stays, children }: ListGroupProps) {
  return (
    <section className={styles.group} aria-label={name} data-stays={stays}>
      {shows && <h2>{name}</h2>}
      <ul>{children}</ul>
    </section>
  );
}

interface ListButtonProps {
  title: string;
  /** What is told where it is pointed at; the title where there is none. */
  hint?: string;
  icon: LucideIcon;
  /** How many articles it has; null where its query cannot be read, undefined until it is known. */
  count: number | null | undefined;
  /** `page` for what stands in place of the article: then the list that is shown is the lesser mark. */
  isShown: boolean | 'page';
  onShow: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** For what brings the keyboard here. */
  rowKey: string;
  /** What stands behind it. */
  menu?: ReactNode;
}

/** One list in the pane, with its count. */
export function ListButton(props: ListButtonProps) {
  const { title, hint = title, icon: Icon, count, isShown, onShow, onKeyDown, rowKey, menu } = props;
  return (
    <li className={styles.item}>
      <button
        type="button"
        data-list={rowKey}
        aria-current={isShown}
        title={hint}
        onClick={onShow}
        {...(onKeyDown && { onKeyDown })}
      >
        <Icon aria-hidden />
        <span className={styles.name}>{title}</span>
        <span className={styles.count}>
          {count === null ? (
            <span role="img" aria-label={text.library.brokenQuery}>
              !
            </span>
          ) : count ? (
            formats.number(count)
          ) : (
            ''
          )}
        </span>
      </button>
      {menu}
    </li>
  );
}
