import * as z from 'zod/mini';
import type { VsCodeApi } from './host.js';

/** What belongs to looking at the dashboard and not to the records: it survives a reload, and is nobody else's business. */
const uiStateSchema = z.object({
  /** The pair that is shown: the extension brings the panel back to it. */
  id: z.optional(z.string()),
  /** The folded parts that were opened, or closed where they are open at first. */
  folds: z.record(z.string(), z.boolean()),
  /** Replies that were begun, by the feedback that they answer. */
  drafts: z.record(z.string(), z.string()),
  /** How far the page is scrolled, in CSS pixels. */
  scroll: z.number(),
});
export type UiState = z.infer<typeof uiStateSchema>;

/** The state as it was left; an empty one where there is none, or one of another version. */
export function loadUiState(api: VsCodeApi): UiState {
  const result = z.safeParse(uiStateSchema, api.getState());
  return result.success ? result.data : { folds: {}, drafts: {}, scroll: 0 };
}
