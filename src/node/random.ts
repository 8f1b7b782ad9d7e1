import { randomInt } from 'node:crypto';
import type { Random } from '../core/ports.js';

/** Numbers that nobody can foresee. */
export const nodeRandom: Random = (below) => randomInt(below);

/**
 * The same numbers in every run with the same seed: for tests and samples whose files are to be the same each time.
 * (Mulberry32: small, and even enough for ids.)
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
