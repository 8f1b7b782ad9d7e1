/** The candidate that a mistyped word most probably means; undefined where none is close, or two are as close. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  // A third of the letters may be wrong: `staus` is `status`, but `note` is not `date`.
  let best = Math.floor(word.length / 3) + 1;
  let found: string | undefined;
  for (const candidate of candidates) {
    // As many letters as the lengths differ by are wrong at least.
    if (Math.abs(candidate.length - word.length) > best) continue;
    const distance = distanceBetween(word.toLowerCase(), candidate.toLowerCase());
    if (distance < best) [best, found] = [distance, candidate];
    else if (distance === best && candidate !== found) found = undefined;
  }
  return found;
}

/**
 * Whether a word is another one but for one letter too many, too few, wrong, or swapped with its neighbour. A word that goes on
 * before or behind the other is none: it may say something else.
 */
export function isOneTypo(word: string, meant: string): boolean {
  const [written, known] = [word.toLowerCase(), meant.toLowerCase()];
  if (written === known) return true;
  const goesOn = written.startsWith(known) || written.endsWith(known);
  return !goesOn && distanceBetween(written, known) === 1;
}

/** How many letters must be added, removed, replaced or swapped with their neighbour. */
function distanceBetween(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, at(before, column - 2) + 1);
      }
      current.push(least);
    }
    [before, above] = [above, current];
  }
  return at(above, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
