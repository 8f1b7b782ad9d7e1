import { shortName } from '../../core/insight/people.js';
import { isDraft, reviewsOf, type ReviewRecord } from '../../core/insight/reviews.js';
import { dayWords } from '../../core/text/words.js';
import type { PairView } from './folder-view.js';
import type { TreeNode } from './node.js';
import { brokenWords, ownWords, privateWords, targetIn } from './pair-nodes.js';
import { isPrivate } from '../../core/folder/privacy.js';

/** `Looking back`: the checkpoint and the reviews of both, mine that are drafts first. */
export function reviewsNode(view: PairView): readonly TreeNode[] {
  const { folder, pair } = view;
  const reviews = [...reviewsOf(folder.snapshot, pair)].reverse();
  if (reviews.length === 0) return [];
  const drafts = reviews.filter((review) => isDraft(review, pair));
  const published = reviews.filter((review) => !isDraft(review, pair));
  return [
    {
      id: `reviews:${folder.workspaceFolder}:${pair.id}`,
      label: 'Looking back',
      description: [
        published.length > 0 ? String(published.length) : '',
        drafts.length > 0 ? 'a private draft' : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
      icon: 'book',
      words: [],
      expanded: false,
      children: [...drafts, ...published].map((review) => reviewNode(view, review)),
    },
  ];
}

function reviewNode({ folder, pair }: PairView, review: ReviewRecord): TreeNode {
  const { by, date, kind } = review.value;
  const name = kind === 'checkpoint' ? 'checkpoint' : 'review';
  const who = by === folder.me ? 'Your' : `${shortName(folder.snapshot, by, pair.value)}'s`;
  const draft = isDraft(review, pair) && by === folder.me;
  const details = [
    draft ? 'draft' : '',
    dayWords(date, folder.today),
    brokenWords(folder, review),
    privateWords(review),
  ];
  return {
    id: `review:${folder.workspaceFolder}:${review.place}:${review.id}`,
    label: `${who} ${name}`,
    description: details.filter((part) => part !== '').join(' · '),
    icon: review.stale ? 'warning' : isPrivate(review) ? 'lock' : 'book',
    words: ['review', ...(draft ? (['draft'] as const) : []), ...ownWords(folder, review)],
    target: targetIn(folder, review, []),
    children: [],
  };
}
