/**
 * Random numbers that depend on the seed alone, on every machine: for resampling and simulated data.
 *
 * Four words of 32 bits (sfc32), good for statistics and worthless for secrets. Equal seeds give equal
 * sequences; seeds are whole numbers up to 2^53.
 *
 * Source: Doty-Humphrey, PractRand (sfc32).
 */
export class SeededRandom {
  private a: number;
  private b: number;
  private c = 0x9e3779b9;
  private counter = 1;

  constructor(seed: number) {
    this.a = Math.trunc(seed) | 0;
    this.b = Math.trunc(seed / 0x100000000) | 0;
    for (let round = 0; round < 15; round += 1) {
      this.nextWord();
    }
  }

  /** Evenly distributed in [0, 1), in steps of 2^-53. */
  next(): number {
    const high = this.nextWord() >>> 5;
    const low = this.nextWord() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** A whole number from 0 to `limit - 1`, for limits up to 2^32. */
  nextInteger(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  private nextWord(): number {
    const word = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + word) | 0;
    return word;
  }
}
