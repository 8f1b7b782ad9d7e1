/** At the top or one folder deep, never hidden, and nothing that leads elsewhere on any system. */
const pattern = /^(?:[^./\\:\0][^/\\:\0]*\/)?[^./\\:\0][^/\\:\0]*\.ya?ml$/i;

/**
 * Whether a path inside a mentoring folder names a file that could be a record, or is meant as one: `mentoring.yaml`,
 * `goals/own-the-retries-p3x9kd.yaml`, `goals/misnamed.yml`.
 * @param path with forward slashes
 */
export function couldBeRecord(path: string): boolean {
  return pattern.test(path);
}

/** As {@link pattern}, however deep. */
const anyDepth = /^(?:[^./\\:\0][^/\\:\0]*\/)*[^./\\:\0][^/\\:\0]*\.ya?ml$/i;

/**
 * Whether a path inside a mentoring folder names a file that is looked at: one that {@link couldBeRecord}, or that lies too deep
 * to be one, which somebody should be told: `goals/2026/own-the-retries-p3x9kd.yaml`.
 * @param path with forward slashes
 */
export function isLookedAt(path: string): boolean {
  return anyDepth.test(path);
}
