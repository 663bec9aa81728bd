/** Weights learnt by FTRL-Proximal, each with its own step size (McMahan et al. 2013, algorithm 1). */
export class Follower {
  readonly weights: Float32Array;
  private readonly z: Float32Array;
  private readonly squares: Float32Array;
  private readonly rate: number;
  private readonly sparsity: number;
  private readonly decay: number;

  constructor(
    size: number,
    { rate, sparsity, decay }: { readonly rate: number; readonly sparsity: number; readonly decay: number },
  ) {
    this.weights = new Float32Array(size);
    this.z = new Float32Array(size);
    this.squares = new Float32Array(size);
    this.rate = rate;
    this.sparsity = sparsity;
    this.decay = decay;
  }

  step(k: number, gradient: number): void {
    const { weights, z, squares, rate, sparsity } = this;
    const before = squares[k] as number;
    const after = before + gradient * gradient;
    const root = Math.sqrt(after);
    const moved = (z[k] as number) + gradient - ((root - Math.sqrt(before)) / rate) * (weights[k] as number);
    squares[k] = after;
    z[k] = moved;
    const size = Math.abs(moved);
    if (size <= sparsity) weights[k] = 0;
    else weights[k] = (moved > 0 ? sparsity - size : size - sparsity) / ((1 + root) / rate + this.decay);
  }
}
