import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { lazily } from '../../lazily.ts';
import { said } from '../../said.ts';
import { importFailure } from '../failures.ts';
import { limits } from '../limits.ts';

/** The part of pdf.js that is used here; its own types need the DOM's. */
export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{
    readonly info: Readonly<Record<string, unknown>>;
    readonly metadata: { get(name: string): unknown } | null;
  }>;
}

export interface PdfPage {
  readonly commonObjs: { has(id: string): boolean; get(id: string): unknown };
  getViewport(options: { scale: number }): { width: number; height: number; transform: readonly number[] };
  getTextContent(options: { includeMarkedContent: boolean }): Promise<{
    readonly items: readonly PdfItem[];
    readonly styles: Readonly<Record<string, { readonly vertical?: boolean; readonly fontFamily?: string }>>;
  }>;
  getOperatorList(): Promise<unknown>;
  getAnnotations(): Promise<readonly { subtype?: string; url?: string; rect?: readonly number[] }[]>;
  cleanup(): boolean;
}

/** A piece of text, or the start or end of marked content. */
export interface PdfItem {
  readonly str?: string;
  readonly dir?: string;
  readonly width?: number;
  readonly height?: number;
  readonly transform?: readonly number[];
  readonly fontName?: string;
  readonly type?: string;
  readonly tag?: string;
}

interface Library {
  getDocument(options: object): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> };
}

/**
 * Runs `use` on an opened PDF and closes it again. Throws AppError: `unsupported` for one that asks for a password,
 * `invalid-input` for one that is damaged, `too-large` beyond the limit of pages.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  name: string,
  use: (document: PdfDocument) => Promise<T>,
): Promise<T> {
  const library = await loadLibrary();
  // pdf.js takes over what it is given, and the bytes are the caller's.
  const task = library.getDocument({ data: Uint8Array.from(bytes), ...options() });
  try {
    const document = await task.promise.catch((error: unknown) => {
      throw unopened(error, name);
    });
    if (document.numPages > limits.pdfPages) {
      throw importFailure('too-large', name, said().reading.pdfPages(document.numPages, limits.pdfPages));
    }
    return await use(document);
  } finally {
    await task.destroy();
  }
}

/** Nothing is drawn, fetched or run: only the tables that come with pdf.js are read, by the names it knows. */
function options(): object {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    cMapUrl: join(folder, 'cmaps') + sep,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    disableFontFace: true,
    // Without it a font's name, which says whether it is bold, stays behind.
    fontExtraProperties: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    enableXfa: false,
    // Pictures are skipped instead of being unpacked.
    maxImageSize: 1,
    verbosity: 0,
  };
}

/** pdf.js draws with classes of the browser and looks for a native package that has them; text needs none of them. */
const loadLibrary = lazily(async () => {
  const { warn, log } = console;
  const scope = globalThis as { DOMMatrix?: unknown; Path2D?: unknown };
  scope.DOMMatrix ??= class DOMMatrix {};
  scope.Path2D ??= class Path2D {};
  Object.assign(console, { warn: () => undefined, log: () => undefined });
  try {
    return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as Library;
  } finally {
    Object.assign(console, { warn, log });
  }
});

function unopened(error: unknown, name: string): Error {
  if (error instanceof Error && error.name === 'PasswordException') {
    return importFailure('unsupported', name, said().reading.pdfLocked);
  }
  return importFailure('invalid-input', name, said().reading.pdfDamaged);
}
