import { describe, expect, it } from 'vitest';
import { commands, findCommand } from '#shared/commands/catalogue.ts';
import {
  bindingOf,
  canonicalKeys,
  commandsWith,
  holderOf,
  isFree,
  type KeyPress,
  keysWith,
  withKeys,
  withoutKeys,
} from '#shared/commands/key-bindings.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

const keysOf = (id: string, own: Record<string, string[]>) => commandsWith(own).find((each) => each.id === id)?.keys;

describe('keys that are pressed', () => {
  it.each([
    [press('g'), 'g'],
    [press('G', { shiftKey: true }), 'Shift+G'],
    [press('G'), 'g'],
    [press('f', { ctrlKey: true }), '$mod+f'],
    [press('F', { ctrlKey: true, shiftKey: true }), '$mod+Shift+f'],
    [press('?', { shiftKey: true }), '?'],
    [press('/', { shiftKey: true, code: 'Digit7' }), '/'],
    [press(';', { ctrlKey: true, shiftKey: true }), '$mod+Shift+;'],
    [press('1', { altKey: true, code: 'Digit1' }), 'Alt+Digit1'],
    [press('F5'), 'F5'],
    [press(' ', { ctrlKey: true, code: 'Space' }), '$mod+Space'],
    [press('ü', { code: 'BracketLeft' }), 'ü'],
  ])('are named as the catalogue names them %#', (pressed, binding) => {
    expect(bindingOf(pressed, false)).toBe(binding);
  });

  it('are Cmd on a Mac, where Alt writes other signs', () => {
    expect(bindingOf(press('f', { metaKey: true }), true)).toBe('$mod+f');
    expect(bindingOf(press('f', { ctrlKey: true }), true)).toBe('Control+f');
    expect(bindingOf(press('∆', { altKey: true, code: 'KeyJ' }), true)).toBe('Alt+KeyJ');
  });

  it('say nothing yet while only a modifier is down', () => {
    for (const key of ['Shift', 'Control', 'Alt', 'Meta', 'Dead']) expect(bindingOf(press(key), false)).toBeNull();
  });

  it('are known again however they are written', () => {
    expect(canonicalKeys('Alt+Digit1')).toBe(canonicalKeys('Alt+1'));
    expect(canonicalKeys('Shift+?')).toBe(canonicalKeys('?'));
    expect(canonicalKeys('Shift+H')).toBe(canonicalKeys('Shift+h'));
    expect(canonicalKeys('Shift+$mod+z')).toBe(canonicalKeys('$mod+Shift+Z'));
    expect(canonicalKeys('Shift+h')).not.toBe(canonicalKeys('h'));
    expect(canonicalKeys('+')).toBe('+');
    expect(canonicalKeys('$mod++')).toBe('$mod++');
  });
});

describe('keys of commands', () => {
  it('are those of the catalogue where nobody changed them', () => {
    expect(commandsWith({})).toEqual(commands.map((command) => ({ ...command })));
  });

  it('may all be pressed: the catalogue gives none that a person may not give', () => {
    expect(commands.flatMap(({ keys }) => keys.filter((binding) => !isFree(binding)))).toEqual([]);
    expect(isFree('Escape')).toBe(false);
    expect(isFree('Shift+Tab')).toBe(false);
    expect(isFree('$mod+c')).toBe(false);
  });

  it('tell which command has them already', () => {
    expect(holderOf('e', 'view.focus', {})?.id).toBe('article.archive');
    expect(holderOf('Alt+1', 'view.focus', {})?.id).toBe('view.entities');
    expect(holderOf('e', 'article.archive', {})).toBeNull();
    expect(holderOf('q', 'view.focus', {})).toBeNull();
    expect(holderOf('q', 'view.focus', { 'view.theme': ['q'] })?.id).toBe('view.theme');
    // Its own were changed: those of the catalogue are free.
    expect(holderOf('e', 'view.focus', { 'article.archive': ['a'] })).toBeNull();
  });

  it('are taken over from who had them, and come back when they are let go', () => {
    const own = withKeys({}, 'view.focus', ['e']);
    expect(keysOf('view.focus', own)).toEqual(['e']);
    expect(keysOf('article.archive', own)).toEqual([]);
    expect(keysOf('article.archive', withoutKeys(own, 'view.focus'))).toEqual(['e']);

    const both = withKeys(withKeys({}, 'view.theme', ['q']), 'view.focus', ['q']);
    expect(keysOf('view.theme', both)).toEqual([]);
    expect(keysOf('view.focus', both)).toEqual(['q']);
  });

  it('are changed one by one, and are never given twice to one command', () => {
    expect(keysWith(['q', 'F3'], 0, 'w')).toEqual(['w', 'F3']);
    expect(keysWith(['q', 'F3'], 1, 'w')).toEqual(['q', 'w']);
    expect(keysWith(['q'], 1, 'Alt+1')).toEqual(['q', 'Alt+1']);
    expect(keysWith([], 0, 'q')).toEqual(['q']);
    expect(keysWith(['q', 'F3'], 0, null)).toEqual(['F3']);
    expect(keysWith(['q', 'F3'], 1, null)).toEqual(['q']);
    expect(keysWith(['Alt+Digit1', 'F3'], 1, 'Alt+1')).toEqual(['Alt+1']);
    expect(keysWith(['q', 'F3'], 0, 'f3')).toEqual(['f3']);
  });

  it('are taken from another command one by one, and both come back with a reset', () => {
    const own = withKeys({ 'edit.redo': ['q', 'w'] }, 'view.focus', ['f', 'q']);
    expect(keysOf('view.focus', own)).toEqual(['f', 'q']);
    expect(keysOf('edit.redo', own)).toEqual(['w']);
    expect(keysOf('edit.redo', withoutKeys(own, 'edit.redo'))).toEqual(['$mod+Shift+z', '$mod+y']);
  });

  it('can be taken away without others coming in their place', () => {
    expect(keysOf('article.trash', withKeys({}, 'article.trash', []))).toEqual([]);
    expect(findCommand('article.trash')?.keys).toEqual(['#']);
  });

  it('are never two commands’, whatever stands in the file', () => {
    const own = { 'view.focus': ['q', 'e'], 'view.theme': ['Q', 'q'], 'no.command': ['j'] };
    const pressed = commandsWith(own).flatMap(({ keys }) => keys.map(canonicalKeys));
    expect(pressed.filter((binding) => binding === 'q')).toHaveLength(1);
    expect(pressed.filter((binding) => binding === 'e')).toHaveLength(1);
    expect(keysOf('article.next', own)).toEqual(['j']);
  });
});
