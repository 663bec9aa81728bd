import {
  blockElements,
  codeLanguage,
  commonAttributes,
  elementAttributes,
  inlineElements,
  isNoteLink,
  mathLayouts,
  mathTokens,
  noteName,
} from '#shared/model/body-html.ts';

export const inlineNames: ReadonlySet<string> = new Set(inlineElements);
export const blockNames: ReadonlySet<string> = new Set(blockElements);
/** Elements of MathML with text alone. */
export const mathTokenNames: ReadonlySet<string> = new Set(mathTokens);
export const mathNames: ReadonlySet<string> = new Set([...mathTokens, ...mathLayouts]);
/** Blocks without a meaning of their own: they separate lines, then dissolve. */
export const neutralNames: ReadonlySet<string> = new Set(
  (
    'address article aside body center details dialog dir div fieldset footer form header hgroup html legend main menu ' +
    'nav optgroup option search section summary'
  ).split(' '),
);

/** The attributes that an element may carry, before their values are looked at. */
export function allowedAttributes(name: string): readonly string[] {
  return [...(mathNames.has(name) ? [] : commonAttributes), ...(elementAttributes[name] ?? [])];
}

/** Whether the value of an allowed attribute may stay. */
export function isAllowedValue(element: string, attribute: string, value: string): boolean {
  switch (attribute) {
    case 'href':
      return isNoteLink(value) || isSafeAddress(value);
    case 'id':
      return noteName.test(value);
    case 'src':
      return /^media\/[\w-]+(?:\.[\w-]+)*$/.test(value);
    case 'dir':
      return /^(?:ltr|rtl|auto)$/i.test(value);
    case 'lang':
      return /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(value);
    case 'width':
    case 'height':
      return /^\d{1,5}$/.test(value) && value !== '0';
    case 'colspan':
    case 'columnspan':
    case 'rowspan':
      return /^\d{1,3}$/.test(value) && value !== '0';
    case 'start':
    case 'value':
      return /^-?\d{1,6}$/.test(value);
    case 'type':
      return /^[1aAiI]$/.test(value);
    case 'scope':
      return /^(?:row|col|rowgroup|colgroup)$/i.test(value);
    case 'reversed':
      return element === 'ol';
    case 'datetime':
      return /^[\w:.+\-\s]{1,40}$/.test(value);
    case 'data-language':
      return codeLanguage.test(value);
    case 'display':
      return value === 'block';
    case 'mathvariant':
      return value === 'normal';
    case 'linethickness':
      return value === '0';
    case 'stretchy':
    case 'accent':
    case 'accentunder':
      return /^(?:true|false)$/.test(value);
    case 'alt':
    case 'title':
      return value.length <= 2000;
    default:
      return false;
  }
}

/** Absolute web and mail addresses without credentials or control characters. */
function isSafeAddress(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so `java\tscript:` must not pass here.
  if (value.length > 8192 || /[\u0000-\u0020\u007f\ufffd]/.test(value)) return false;
  if (/^mailto:[^\s@]+@[^\s]+$/i.test(value)) return true;
  if (!/^https?:\/\/[^/]/i.test(value)) return false;
  const address = URL.parse(value);
  return address !== null && address.username === '' && address.password === '';
}
