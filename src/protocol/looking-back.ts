import * as z from 'zod/mini';
import { buttonSchema, targetSchema } from './parts.js';

/** One side's review, as the head of its column. */
const sideSchema = z.object({
  key: z.string(),
  /** "You", "Grace". */
  who: z.string(),
  /** "28 Nov", "draft of 28 Nov". */
  note: z.string(),
  target: targetSchema,
  isPrivate: z.boolean(),
});
export type ReviewSide = z.infer<typeof sideSchema>;

/** What one side says about something. */
const cellSchema = z.object({
  key: z.string(),
  /** Whose words these are: "You", "Grace". */
  who: z.string(),
  /** A choice in a word: "Partly". */
  choice: z.optional(z.object({ label: z.string(), icon: z.string() })),
  /** Markdown. */
  text: z.optional(z.string()),
});
export type ReviewCell = z.infer<typeof cellSchema>;

/** Something that both look back on, with a cell for each side. */
const rowSchema = z.object({
  key: z.string(),
  /** "What still needs work", or the title of a goal. */
  title: z.string(),
  /** The goal. */
  target: z.optional(targetSchema),
  cells: z.array(cellSchema),
});
export type ReviewRow = z.infer<typeof rowSchema>;

const reviewSchema = z.object({
  key: z.string(),
  /** "The checkpoint", "The whole time". */
  title: z.string(),
  /** "Publish yours to read both side by side." */
  hint: z.optional(z.string()),
  buttons: z.array(buttonSchema),
  /** The mentee's side first; one that cannot be read is not among them. */
  sides: z.array(sideSchema),
  rows: z.array(rowSchema),
  /** Whether a private draft is among the sides: then its words are folded away, since two people look at this page. */
  hasDraft: z.boolean(),
});
export type ReviewItem = z.infer<typeof reviewSchema>;

/** The checkpoint and the reviews of both, side by side. */
export const lookingBackSchema = z.object({
  reviews: z.array(reviewSchema),
  invitation: z.optional(z.string()),
  buttons: z.array(buttonSchema),
});
export type LookingBack = z.infer<typeof lookingBackSchema>;
