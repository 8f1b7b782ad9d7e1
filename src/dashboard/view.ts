import type { FromDashboard } from '../protocol/messages.js';

/** What the parts of the page may ask of the page: they keep nothing themselves. */
export interface View {
  /** Tells the extension something. */
  post(message: FromDashboard): void;
  /** Whether a folded part is open. */
  isOpen(key: string, atFirst: boolean): boolean;
  setOpen(key: string, open: boolean): void;
  /** The reply that was begun to a feedback; undefined where none was. */
  draft(feedback: string): string | undefined;
  /** Begins, changes or (undefined) gives up a reply. */
  setDraft(feedback: string, text: string | undefined): void;
  /** Sends the reply that was begun. Its draft stays until the extension says that it is written. */
  sendReply(feedback: string): void;
  isSending(feedback: string): boolean;
  /** Why a reply was not written. */
  replyError(feedback: string): string | undefined;
}
