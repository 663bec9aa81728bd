/** Hashes that grow at the end; set `length` to 0 to use the memory again. */
export class HashBuffer {
  length = 0;
  values = new Uint32Array(4096);

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Uint32Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
}
