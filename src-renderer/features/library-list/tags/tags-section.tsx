import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, Pencil, Trash2 } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useMemo,
  useRef,
  useState,
} from 'react';
import { create } from 'zustand';
import { fixedKey } from '#shared/commands/fixed-keys.ts';
import { tagKey } from '#shared/model/tag-names.ts';
import { tagCountsQuery, tagUsesQuery } from '../../../api/queries.ts';
import { deleteTag, renameTag } from '../../../api/tag-actions.ts';
import { inLineOrder } from '../../../lib/direction.ts';
import { isKeyboardFree } from '../../../lib/keyboard-place.ts';
import { formats, text } from '../../../lib/text.ts';
import { IconButton } from '../../../ui/button.tsx';
import { TagNameForm } from './tag-name-form.tsx';
import { above, openRows, type TagNode, tagTree } from './tag-tree.ts';
import styles from './tags-section.module.css';

interface TagsSectionProps {
  /** The tag whose list is shown; null where another list is. */
  shown: string | null;
  /** With null, a list that is there in any case. */
  onShow: (tag: string | null) => void;
}

/** What is unfolded; null as long as only the list that is shown says so. It outlives the pane's other contents. */
const useFolds = create<{ isOpen: boolean | null; open: ReadonlySet<string> }>()(() => ({
  isOpen: null,
  open: new Set(),
}));

/** The tags of the library as a tree; a click or Enter shows what has one, F2 or r renames it, Delete deletes it. */
export function TagsSection({ shown, onShow }: TagsSectionProps) {
  const { data: uses = [] } = useQuery(tagUsesQuery);
  const folds = useFolds();
  const { open } = folds;
  const isOpen = folds.isOpen ?? shown !== null;
  const [current, setCurrent] = useState<string | null>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const tree = useMemo(() => tagTree(uses), [uses]);
  const rows = isOpen ? openRows(tree, open) : [];
  const { data: counts } = useQuery(tagCountsQuery(rows.map(({ tag }) => tag)));
  if (uses.length === 0) return null;
  const shownKey = shown === null ? null : tagKey(shown);
  const tabbed = rows.find(({ key }) => key === current) ?? rows.find(({ key }) => key === shownKey) ?? rows[0];

  /** Gives a row the keyboard once it is there, opened to where it is nested. */
  function goTo(key: string): void {
    setCurrent(key);
    useFolds.setState({ open: new Set([...useFolds.getState().open, ...above(key)]) });
    const row = () => list.current?.querySelector<HTMLElement>(`[data-tag="${CSS.escape(key)}"]`);
    // At once where it is there: the next key is for it.
    if (row() == null) requestAnimationFrame(() => row()?.focus());
    else row()?.focus();
  }

  function setFolded(key: string, isFolded: boolean): void {
    const next = new Set(open);
    if (isFolded) next.delete(key);
    else next.add(key);
    useFolds.setState({ open: next });
  }

  async function rename(node: TagNode, name: string | null): Promise<void> {
    setRenamed(null);
    if (name === null) return goTo(node.key);
    const isDone = await renameTag(node.tag, name);
    if (isKeyboardFree(list.current)) goTo(isDone ? tagKey(name) : node.key);
    if (isDone && shownKey === node.key) onShow(name);
  }

  async function remove(node: TagNode): Promise<void> {
    const at = rows.indexOf(node);
    const next = rows.slice(at + 1).find(({ level }) => level <= node.level) ?? rows[at - 1];
    if (!(await deleteTag(node.tag))) return;
    if (shownKey !== null && (shownKey === node.key || above(shownKey).includes(node.key))) onShow(null);
    if (next !== undefined && isKeyboardFree(list.current)) goTo(next.key);
  }

  function onKeyDown(event: KeyboardEvent, node: TagNode): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = rows.indexOf(node);
    const isFolded = !open.has(node.key);
    const go = (to: TagNode | undefined) => () => to !== undefined && goTo(to.key);
    const actions: Record<string, () => unknown> = {
      ArrowDown: go(rows[at + 1]),
      ArrowUp: go(rows[at - 1]),
      Home: go(rows[0]),
      End: go(rows.at(-1)),
      ArrowRight: () =>
        node.children.length === 0 ? null : isFolded ? setFolded(node.key, false) : go(rows[at + 1])(),
      ArrowLeft: () =>
        isFolded || node.children.length === 0
          ? go(rows.slice(0, at).findLast(({ level }) => level < node.level))()
          : setFolded(node.key, true),
      Enter: () => onShow(node.tag),
      ' ': () => onShow(node.tag),
      F2: () => setRenamed(node.key),
      r: () => setRenamed(node.key),
      Delete: () => void remove(node),
      Backspace: () => void remove(node),
    };
    const action = actions[inLineOrder(event.key)];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  return (
    <section
      aria-label={text.library.tags}
      className={styles.section}
      data-unfolded={isOpen}
      style={{ '--rows': rows.length } as CSSProperties}
    >
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        onClick={() => useFolds.setState({ isOpen: !isOpen })}
      >
        {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
        {text.library.tags}
      </button>
      {isOpen && (
        <div ref={list} className={styles.tree} role="tree" aria-label={text.library.tags}>
          {rows.map((node) => (
            <div
              key={node.key}
              role="treeitem"
              data-tag={node.key}
              aria-level={node.level}
              aria-label={node.name}
              aria-selected={node.key === shownKey}
              {...(node.children.length > 0 && { 'aria-expanded': open.has(node.key) })}
              tabIndex={node === tabbed && renamed === null ? 0 : -1}
              className={styles.row}
              style={{ paddingInlineStart: `${node.level * 14 - 10}px` }}
              onKeyDown={(event) => onKeyDown(event, node)}
              onFocus={() => setCurrent(node.key)}
              onClick={() => renamed !== node.key && onShow(node.tag)}
            >
              <TagRow
                node={node}
                isOpen={open.has(node.key)}
                count={counts?.get(node.tag) ?? null}
                form={
                  renamed === node.key && (
                    <TagNameForm
                      tag={node.tag}
                      uses={uses}
                      onDone={(name) => void rename(node, name)}
                      onLeave={() => setRenamed(null)}
                    />
                  )
                }
                onFold={() => setFolded(node.key, open.has(node.key))}
                onRename={() => setRenamed(node.key)}
                onDelete={() => void remove(node)}
              />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

interface TagRowProps {
  node: TagNode;
  isOpen: boolean;
  /** How many articles its list has; null as long as that is not known. */
  count: number | null;
  /** Takes the place of the row while the tag is renamed. */
  form: ReactNode;
  onFold: () => void;
  onRename: () => void;
  onDelete: () => void;
}

function TagRow({ node, isOpen, count, form, onFold, onRename, onDelete }: TagRowProps) {
  const only = (action: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    action();
  };
  return (
    <>
      {node.children.length === 0 ? (
        <span className={styles.fold} />
      ) : (
        // The arrow keys do the same.
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-label={isOpen ? text.library.fold(node.tag) : text.library.unfold(node.tag)}
          onClick={only(onFold)}
        >
          {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
        </button>
      )}
      {form || (
        <>
          <span className={styles.name} dir="auto">
            {node.name}
          </span>
          <span className={styles.tools}>
            <IconButton
              label={text.library.renameTag(node.tag)}
              keys={fixedKey('rename-tag')}
              tabIndex={-1}
              onClick={only(onRename)}
            >
              <Pencil />
            </IconButton>
            <IconButton
              label={text.library.deleteTag(node.tag)}
              keys={fixedKey('delete-tag')}
              tabIndex={-1}
              onClick={only(onDelete)}
            >
              <Trash2 />
            </IconButton>
          </span>
          <span className={styles.count}>{count !== null && formats.number(count)}</span>
        </>
      )}
    </>
  );
}
