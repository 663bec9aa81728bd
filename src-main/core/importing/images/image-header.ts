/** What the header of a picture says of it, before anything is decoded. */
export interface ImageSize {
  /** Pixels as it is shown, after it was turned as its EXIF data asks. */
  readonly width: number;
  readonly height: number;
  /** It moves, or may move. */
  readonly animated: boolean;
  /** It carries colours or a turn that decoding to plain pixels would lose. */
  readonly special: boolean;
}

/** Four letters that name a chunk or a box; RangeError behind the end. */
export function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
