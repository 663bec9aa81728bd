/** What one file of the corpus must give. */
export interface Expected {
  /** Text that must be there: in a body, a title, a by-line or a note. The frame of the corpus' pages stands when left out. */
  readonly keeps?: readonly string[];
  /** Text that must be nowhere in what is stored, besides what no body may hold. */
  readonly loses?: readonly string[];
  /** The title to the letter. */
  readonly title?: string;
  /** Why it is refused: a part of the message, and the code; empty for what is refused before it is extracted. */
  readonly fails?: { readonly code: string; readonly says: string };
  /** The outcome of each row, for a file that stands for several. */
  readonly rows?: readonly string[];
}

/** The first and the last sentence of a page of the corpus: an attack between them takes neither away. */
export const frame: readonly string[] = ['leaves at seven in the morning', 'there is nobody on the quay'];
const [first = ''] = frame;
const ran = 'postilRan';

/** Markup that a title, a tag or a note may only show as the letters that it is. */
const mark = '<img src=x onerror=postilRan()>';

/** Each file of the corpus by its name. */
export const expected: Readonly<Record<string, Expected>> = {
  'script-inline.html': { keeps: [...frame, 'One kept line.'], loses: [ran, 'evil.example'] },
  'script-spelling.html': { keeps: [...frame, 'Kept beside them.'] },
  'script-types.html': { loses: ['evil.example'] },
  'script-json-ld.html': { keeps: [...frame, 'Kept.', 'Ada'], loses: [ran, 'javascript:'] },
  'noscript.html': { keeps: [...frame, 'Kept.'], loses: ['evil.example'] },
  'handlers.html': {
    keeps: [
      ...frame,
      ...'p div b em blockquote h2 li a td span q mark'.split(' ').map((name) => `kept ${name}`),
      'odd spellings kept',
    ],
    loses: [ran],
  },
  'handlers-at-once.html': {
    keeps: [...frame, 'kept summary', 'kept detail', 'kept popover', 'kept focus', 'kept unknown'],
    loses: [ran],
  },
  'handlers-quotes.html': { keeps: [...frame, 'kept one', 'kept two', 'kept three', 'kept four', 'kept five'] },
  'links-that-run.html': {
    keeps: [
      ...frame,
      ...Array.from({ length: 32 }, (_, n) => `link ${n} kept`),
      'https://fine.example/page',
      'mailto:ada@fine.example',
    ],
    loses: [ran, 'user:pass', 'file:', 'postil:'],
  },
  'links-extras.html': {
    keeps: [...frame, 'href="https://fine.example/"', 'a link that may stay'],
    loses: [ran, 'evil.example', '_blank'],
  },
  'svg-scripts.html': { loses: [ran] },
  'svg-outside.html': { loses: ['evil.example'] },
  'svg-foreign.html': { loses: ['evil.example'] },
  'svg-figure.html': { keeps: [...frame, 'A chart'], loses: ['evil.example'] },
  'math-links.html': { keeps: [...frame, '<mi>x</mi><mo>=</mo><mn>1</mn>'], loses: [ran, 'evil.example'] },
  'math-annotations.html': { keeps: [...frame, '<mi>x</mi>'], loses: [ran] },
  'math-glyphs.html': {},
  'mutation-forms.html': {},
  'mutation-styles.html': {},
  'mutation-comments.html': {},
  'mutation-tables.html': { keeps: [...frame, 'thrown out, kept'] },
  'mutation-text-elements.html': {},
  // What stands in an unclosed template is no part of the page.
  'mutation-select.html': { keeps: [first] },
  'mutation-namespaces.html': {},
  'mutation-depth.html': { keeps: [...frame, 'Behind the depth, kept.'] },
  'mutation-attributes.html': {
    keeps: [...frame, 'kept abbreviation', 'kept address', 'kept title', 'kept code', 'kept odd names'],
  },
  'mutation-entities.html': {
    keeps: [...frame, `&lt;img src=x onerror=postilRan()&gt; is only text`, '<pre>&lt;script&gt;'],
  },
  'mutation-plaintext.html': { keeps: [...frame, 'Kept first.'] },
  'mutation-noscript-in-svg.html': { keeps: [first] },
  'meta-refresh.html': { loses: ['evil.example', 'http-equiv', ran] },
  'base.html': { keeps: [...frame, 'kept relative link', 'kept place'], loses: ['_top', '_parent'] },
  'base-that-runs.html': { keeps: [...frame, 'kept link'], loses: [ran] },
  'frames.html': { loses: ['evil.example', ran] },
  'forms.html': { loses: ['evil.example', ran, 'password'] },
  'css-sheets.html': { keeps: [...frame, 'Kept under a style.'], loses: ['evil.example', 'url('] },
  'css-attributes.html': {
    keeps: [...frame, 'Kept one.', 'Kept two.', 'Kept three', 'Kept four.', 'Kept five.'],
    loses: ['evil.example', ran, 'style', 'fixed'],
  },
  'beacons-images.html': {
    keeps: [...frame, 'A picture that was not saved', 'Another', 'A share'],
    loses: ['evil.example', 'passwd', 'src='],
  },
  'beacons-elsewhere.html': {
    keeps: [...frame, 'kept cell', 'kept quotation', 'kept q', 'kept ins'],
    loses: ['evil.example'],
  },
  'hints.html': { keeps: [...frame, 'Kept between hints.'], loses: ['evil.example'] },
  'clobbering.html': { keeps: [...frame, 'kept c', 'kept d', 'kept e'], loses: ['trustedTypes', 'id=', 'name='] },
  'clobbering-notes.html': {
    keeps: [...frame, 'A note that is kept.', 'A second of that name, kept.', 'kept way', 'kept other way'],
    loses: ['innerHTML', '99999'],
  },
  'templates.html': {
    keeps: [...frame, 'kept light tree', 'kept custom', 'kept is', 'kept slot'],
    loses: [ran, 'evil.example'],
  },
  'bidi-title.html': { keeps: [...frame, 'reversed'], title: 'Invoice fdp.exe of the ferry' },
  'title-markup.html': { keeps: [...frame, 'Kept.'], title: 'The ferry postilRan() " onload=postilRan()' },
  'title-path.html': {
    keeps: [...frame, 'Kept.'],
    title: '../../../etc/passwd\\..\\CON:NUL|AUX*?"<>. %2e%2e%2f $(reboot) `id` ; rm -rf',
  },
  'title-long.html': { keeps: [...frame, 'Kept.'], title: 'Title long' },
  'language.html': { keeps: [...frame, 'Kept.'], loses: [ran] },
  'utf-7.html': { keeps: [...frame, '+ADw-script+AD4-'] },
  'utf-7-declared.html': { keeps: [...frame, '+ADw-img src=x'] },
  'utf-16-mark.html': { keeps: [...frame, 'Grüße, kept.'], loses: [ran] },
  'mark-and-declaration.html': { keeps: [...frame, 'Grüße, kept.'], loses: [ran] },
  'iso-2022-jp.html': { keeps: [...frame, 'kept'], loses: [ran] },
  'shift-jis.html': { loses: [ran] },
  'overlong.html': { keeps: [...frame, 'Overlong', 'kept.'] },
  'replacement-charset.html': { keeps: [...frame, 'kept.'], loses: [ran] },
  'user-defined-charset.html': { keeps: [...frame, 'kept.'] },
  'nul.html': { keeps: [...frame, 'kept link', 'Kept behind it.'], loses: ['java'] },
  'nul-many.html': {
    fails: { code: 'unsupported', says: '“nul-many.html” is a binary file, not a web page or a text.' },
  },
  'controls.html': {
    keeps: [...frame, 'and  rung.'.replace('  ', ' ')],
    title: 'The ferry of controls',
    loses: ['\u001b', '\u0007', ran],
  },
  'unclosed.html': { keeps: [...frame, 'kept at the bottom'] },
  'unclosed-attribute.html': { loses: ['swallowed', ran] },
  'unclosed-comment.html': { loses: ['swallowed', ran] },
  'unclosed-script.html': { loses: [ran] },
  'twice.html': { keeps: [...frame, 'kept twice'], loses: [ran] },
  'xxe.xhtml': { keeps: [...frame, 'File:'], loses: ['root:', 'evil.example', '<img'] },
  'entity-bomb.xhtml': { keeps: [...frame, 'Kept'], loses: ['laugh'] },
  'data-addresses.html': {
    keeps: [...frame, 'A drawing that acts', 'No picture'],
    loses: [ran, 'data:', 'evil.example'],
  },
  'polyglot-gif.html': { fails: { code: 'unsupported', says: 'is a GIF image' } },
  'polyglot-jpeg.html': { fails: { code: 'unsupported', says: 'is a JPEG image' } },
  'polyglot-pdf.html': { fails: { code: 'invalid-input', says: 'is a PDF document that is damaged' } },
  'polyglot-script.html': { loses: [ran] },
  'raw.md': {
    keeps: [...frame, 'kept link', 'kept too', 'A picture', 'A note'],
    title: 'The ferry',
    loses: ['evil.example'],
  },
  'front-matter-bomb.md': { keeps: ['leaves at seven in the morning', 'there is nobody on the quay'] },
  'text.txt': { keeps: [...frame, '&lt;script&gt;postilRan()&lt;/script&gt;', '&lt;img src=x'] },
  'saved.mhtml': { keeps: [...frame, 'A drawing', 'Missing', 'Outside'], loses: ['evil.example', 'cid:'] },
  'nested.mhtml': {},
  'no-page.mhtml': { fails: { code: 'not-an-article', says: 'is a web archive (MHTML) without a page in it' } },
  'page.webarchive': { loses: [ran, 'root:'] },
  'pocket.csv': { keeps: [`The ferry ${mark}`, '<script>postilRan()</script>'], rows: ['added', 'failed', 'added'] },
  'instapaper.csv': { keeps: ['The quay <svg onload=postilRan()>', mark, '<b>sea</b>'], rows: ['added', 'added'] },
  'readwise.csv': {
    keeps: ['The quay', `Ada ${mark}`, 'A note <img src=https://evil.example/n.png', '<script>'],
    rows: ['added'],
  },
  'bookmarks.html': {
    keeps: [`The mark ${mark}`, '<script>', 'sea'],
    rows: ['added', 'unchanged', 'unchanged', 'unchanged'],
  },
  'annotations.json': { keeps: ['<script>postilRan()</script>', `A note ${mark}`], rows: ['added'] },
  'clippings.txt': {
    keeps: [`The quay ${mark}`, 'Ada <script>', '<svg onload=postilRan()> leaves at seven'],
    rows: ['added'],
  },
  'nested.json': { fails: { code: '', says: 'is no export of another app that Postil knows' } },
  'empty.html': { fails: { code: 'invalid-input', says: '“empty.html” is empty.' } },
  'scripts-alone.html': { fails: { code: 'not-an-article', says: 'holds no article text.' } },
};
