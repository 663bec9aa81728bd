/** What stands there as soon as it does; `within` a specimen, by its id, or anywhere. */
export async function found<E extends HTMLElement>(selector: string, within?: string): Promise<E> {
  const whole = within === undefined ? selector : `[data-specimen="${within}"] :is(${selector})`;
  for (let frames = 0; frames < 120; frames += 1) {
    const element = document.querySelector<E>(whole);
    if (element !== null) return element;
    await nextFrame();
  }
  throw new Error(`the sheet shows no ${whole}`);
}

/** Presses a button or whatever else is pressed. */
export async function press(selector: string, within?: string): Promise<void> {
  (await found(selector, within)).click();
}

/** Writes into a field in the place of what stands there. */
export async function write(selector: string, words: string, within?: string): Promise<void> {
  const field = await found<HTMLInputElement | HTMLTextAreaElement>(selector, within);
  // React listens to the property of the element itself, and would hear nothing of a value that is put there.
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, words);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Presses a key where the keyboard is, or on an element. */
export function pressKey(key: string, on: Element | null = document.activeElement): void {
  const code = /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key;
  on?.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
}

export function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
