/** Whole numbers below a limit by a 32-bit xorshift: fast, seeded, good enough for made-up data. */
export function seededInts(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
