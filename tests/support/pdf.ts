/** Text at a place: points from the left and from the top of the page. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly font?: 'plain' | 'bold' | 'italic' | 'mono';
}

export interface PdfPageContent {
  readonly texts: readonly PdfText[];
  readonly links?: readonly { readonly box: readonly [number, number, number, number]; readonly url: string }[];
}

export interface PdfContent {
  readonly pages: readonly PdfPageContent[];
  readonly info?: Readonly<Record<string, string>>;
  readonly locked?: boolean;
}

const width = 600;
const height = 800;
/** Every letter is half as wide as it is high, so that tests can count where a line ends. */
export const letterWidth = 0.5;
const fonts = { plain: 'Helvetica', bold: 'Helvetica-Bold', italic: 'Helvetica-Oblique', mono: 'Courier' } as const;

/** Writes a small PDF of 600 by 800 points in WinAnsi. */
export function pdfOf({ pages, info = {}, locked = false }: PdfContent): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const catalog = add('');
  const tree = add('');
  const fontNumbers = Object.values(fonts).map((name) => add(fontObject(name)));
  const resources = `<< /Font << ${Object.keys(fonts)
    .map((key, index) => `/${key} ${fontNumbers[index]} 0 R`)
    .join(' ')} >> >>`;
  const kids = pages.map(({ texts, links = [] }) => {
    const stream = texts.map(textOperators).join('\n');
    const contents = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    const annotations = links.map(({ box: [x0, y0, x1, y1], url }) =>
      add(
        `<< /Type /Annot /Subtype /Link /Rect [${x0} ${height - y1} ${x1} ${height - y0}] /A << /S /URI /URI (${escaped(url)}) >> >>`,
      ),
    );
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Resources ${resources} /Contents ${contents} 0 R /Annots [${annotations.map((number) => `${number} 0 R`).join(' ')}] >>`,
    );
  });
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R >>`;
  objects[tree - 1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const facts = add(
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} (${escaped(value)})`)
      .join(' ')} >>`,
  );
  const lock = locked ? `/ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>] /Encrypt ${add(encryption())} 0 R` : '';
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${facts} 0 R ${lock} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** Lines set at a distance of 12 points from a place on, as a column of a page. */
export function linesAt(x: number, y: number, lines: readonly string[], size = 10, leading = 12): PdfText[] {
  return lines.map((text, index) => ({ x, y: y + index * leading, text, size }));
}

/** Words broken into lines of at most so many letters. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > letters) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function textOperators({ x, y, text, size = 10, font = 'plain' }: PdfText): string {
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${height - y} Tm (${escaped(text)}) Tj ET`;
}

function fontObject(name: string): string {
  const widths = Array.from({ length: 224 }, () => letterWidth * 1000).join(' ');
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [${widths}] >>`;
}

/** A lock that no empty password opens. */
function encryption(): string {
  return `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;
}

const winAnsi: Readonly<Record<string, string>> = {
  '–': '\x96',
  '—': '\x97',
  '‘': '\x91',
  '’': '\x92',
  '“': '\x93',
  '”': '\x94',
  '•': '\x95',
  '…': '\x85',
};

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&').replace(/[–—‘’“”•…]/g, (letter) => winAnsi[letter] ?? letter);
}
