import type { EvidenceView } from '../core/insight/evidence.js';

/** The codicon of a piece of evidence, in the tree and on the dashboard alike. */
export function evidenceIcon({ kind, state, counts }: EvidenceView): string {
  if (kind === 'link') return 'link';
  if (state?.kind === 'lost') return 'question';
  return counts ? 'git-commit' : 'git-compare';
}
