import { agreementLines } from '../../core/insight/agreement.js';
import { agreementState, type AgreementState } from '../../core/insight/signatures.js';
import { dayWords } from '../../core/text/words.js';
import type { Button, AgreementItem } from '../../protocol/state.js';
import { target, who, type Scene } from './scene.js';
import { isPrivate } from '../../core/folder/privacy.js';

/** The working agreement: who has agreed to it, and what it says. Undefined where there is none and I cannot write one. */
export function agreementPart(scene: Scene): AgreementItem | undefined {
  const { pair } = scene;
  const state = agreementState(scene, pair);
  if (!state) return scene.canAct ? invitationToAgree(scene) : undefined;
  const { agreement, words } = state;
  return {
    target: target(agreement),
    status: words,
    signatures: state.agreed ? [] : signatureWords(scene, state),
    lines: agreementLines(scene, pair, agreement.value).map((line) => ({ ...line })),
    buttons: agreementButtons(scene, state),
    isPrivate: isPrivate(agreement),
  };
}

function invitationToAgree({ pair }: Scene): AgreementItem {
  return {
    invitation:
      'How do you want to work together? A working agreement is no contract: four answers begin it.',
    signatures: [],
    lines: [],
    buttons: [{ command: 'newAgreement', label: 'New agreement', icon: 'add', target: target(pair) }],
    isPrivate: false,
  };
}

/** `You agreed on 3 Nov`, `Grace has not agreed yet`: told as long as not both agree to the same text. */
function signatureWords(scene: Scene, { signatures, missing }: AgreementState): string[] {
  const signed = signatures.map(({ by, date, changedSince }) => {
    const day = dayWords(date, scene.today);
    return changedSince
      ? `${who(scene, by)} agreed to an earlier text on ${day}`
      : `${who(scene, by)} agreed on ${day}`;
  });
  const signers = signatures.map(({ by }) => by);
  const open = missing
    .filter((handle) => !signers.includes(handle))
    .map((handle) =>
      handle === scene.me ? 'You have not agreed yet' : `${who(scene, handle)} has not agreed yet`,
    );
  return [...signed, ...open];
}

function agreementButtons(scene: Scene, { agreement, missing, signatures }: AgreementState): Button[] {
  const at = target(agreement);
  const mine = scene.canAct && !agreement.stale && scene.me !== undefined && missing.includes(scene.me);
  const changed = signatures.some((signature) => signature.changedSince);
  const buttons: readonly (Button | false)[] = [
    mine && {
      command: 'agree',
      label: 'Agree',
      icon: 'verified',
      description: 'Agree to it as it is now',
      target: at,
    },
    scene.canAct && {
      command: 'reviewAgreement',
      label: 'Review',
      icon: 'checklist',
      description: 'Review the working agreement',
      target: at,
    },
    changed && {
      command: 'showAgreementChanges',
      label: 'Show what changed',
      icon: 'diff',
      description: 'Show what changed since it was agreed to',
      target: at,
    },
    signatures.length > 0 && {
      command: 'checkSignatures',
      label: 'Check signatures',
      icon: 'workspace-trusted',
      description: 'Check signatures: how sure it is that each has agreed',
      target: at,
    },
  ];
  return buttons.filter((action) => action !== false);
}
