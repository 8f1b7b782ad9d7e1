import { programmeTrack } from '../../core/processes/programme.js';
import type { FolderView } from './folder-view.js';
import type { TreeNode } from './node.js';
import { targetIn } from './pair-nodes.js';
import { isPrivate } from '../../core/folder/privacy.js';

/** The programme above the pairs, where there is one: a row that opens it and says which of its steps it is in. */
export function programmeNodes(folder: FolderView): readonly TreeNode[] {
  return folder.snapshot.all('programme').map((programme) => {
    const { steps, current, currentIndex } = programmeTrack(programme.value);
    return {
      id: `programme:${folder.workspaceFolder}:${programme.place}`,
      label: programme.value.title,
      description: current ? `${current.title} · ${currentIndex + 1} of ${steps.length}` : '',
      tooltip: current?.purpose ?? '',
      icon: isPrivate(programme) ? 'lock' : 'milestone',
      words: ['record', programme.place],
      target: targetIn(folder, programme, []),
      children: [],
    };
  });
}
