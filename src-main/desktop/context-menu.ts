import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { Messages } from '#shared/messages/messages.ts';

/** The system's menu of a right click in a field or on selected text; empty elsewhere. The page's own menus come first. */
export function contextMenuTemplate(
  params: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>,
  { roles }: Pick<Messages['desktop'], 'roles'>,
): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags } = params;
  if (isEditable) {
    return [
      { role: 'cut', label: roles.cut, enabled: editFlags.canCut },
      { role: 'copy', label: roles.copy, enabled: editFlags.canCopy },
      { role: 'paste', label: roles.paste, enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', label: roles.selectAll, enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy', label: roles.copy, enabled: editFlags.canCopy }];
}
