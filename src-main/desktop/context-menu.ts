import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { Messages } from '#shared/messages/messages.ts';

/** What is done about a word that is spelt wrong: Electron marks it and leaves the menu to the app. */
export interface Spelling {
  readonly replace: (by: string) => void;
  readonly learn: (word: string) => void;
}

/** The system's menu of a right click in a field or on selected text; empty elsewhere. The page's own menus come first. */
export function contextMenuTemplate(
  params: Pick<
    ContextMenuParams,
    'isEditable' | 'selectionText' | 'editFlags' | 'misspelledWord' | 'dictionarySuggestions'
  >,
  { roles, noSuggestions, learnWord }: Pick<Messages['desktop'], 'roles' | 'noSuggestions' | 'learnWord'>,
  { replace, learn }: Spelling,
): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags, misspelledWord, dictionarySuggestions } = params;
  if (isEditable) {
    const suggested = dictionarySuggestions.map((word) => ({ label: word, click: () => replace(word) }));
    const spelling: MenuItemConstructorOptions[] = [
      ...(suggested.length === 0 ? [{ label: noSuggestions, enabled: false }] : suggested),
      { type: 'separator' },
      { label: learnWord, click: () => learn(misspelledWord) },
      { type: 'separator' },
    ];
    return [
      ...(misspelledWord === '' ? [] : spelling),
      { role: 'cut', label: roles.cut, enabled: editFlags.canCut },
      { role: 'copy', label: roles.copy, enabled: editFlags.canCopy },
      { role: 'paste', label: roles.paste, enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', label: roles.selectAll, enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy', label: roles.copy, enabled: editFlags.canCopy }];
}
