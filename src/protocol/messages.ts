import * as z from 'zod/mini';
import { dashboardCommands, dashboardStateSchema, targetSchema } from './state.js';

/** How long a reply may be, in UTF-16 code units: far more than anybody types, far less than a record may hold. */
export const maximumReply = 20_000;

/** The sections that a click elsewhere leads to. */
export const dashboardSections = ['looking-back'] as const;
export type DashboardSection = (typeof dashboardSections)[number];

/** What the extension tells the dashboard. */
export const toDashboardSchema = z.discriminatedUnion('type', [
  /** Everything, anew. The dashboard keeps nothing of the state before. */
  z.object({ type: z.literal('state'), state: dashboardStateSchema }),
  /** A reply has been written to its record, so its draft may go. */
  z.object({ type: z.literal('replied'), feedback: z.string() }),
  /** Something did not work: a sentence with the way out. Where `feedback` is given, that reply was not written. */
  z.object({ type: z.literal('error'), message: z.string(), feedback: z.optional(z.string()) }),
  /** The replies that were begun when the dashboard was closed, by the feedback that they answer. */
  z.object({ type: z.literal('drafts'), drafts: z.record(z.string(), z.string()) }),
  /** Goes to a section of the page. */
  z.object({ type: z.literal('reveal'), section: z.enum(dashboardSections) }),
]);
export type ToDashboard = z.infer<typeof toDashboardSchema>;

/** What the dashboard asks of the extension. */
export const fromDashboardSchema = z.discriminatedUnion('type', [
  /** The dashboard listens now, and wants the state. */
  z.object({ type: z.literal('ready') }),
  /** A command out of a closed list, on a record or on the pair that is shown. */
  z.object({ type: z.literal('run'), command: z.enum(dashboardCommands), target: z.optional(targetSchema) }),
  /** The replies that are begun, by the feedback that they answer: they outlive the dashboard. */
  z.object({
    type: z.literal('drafts'),
    drafts: z.record(z.string(), z.string().check(z.maxLength(maximumReply))),
  }),
  /** A step is done, or is open again. `task` is what the person saw, so that no other step is ticked by mistake. */
  z.object({ type: z.literal('tick'), target: targetSchema, task: z.string(), done: z.boolean() }),
  /** Opens a record's file at a value. */
  z.object({ type: z.literal('open'), target: targetSchema }),
  /** Shows a commit. */
  z.object({ type: z.literal('showCommit'), commit: z.string().check(z.regex(/^[0-9a-f]{40,64}$/)) }),
  /** Answers a feedback, named by its `id`, in Markdown. */
  z.object({
    type: z.literal('reply'),
    feedback: z.string(),
    text: z.string().check(
      z.refine((text) => text.trim() !== ''),
      z.maxLength(maximumReply),
    ),
  }),
]);
export type FromDashboard = z.infer<typeof fromDashboardSchema>;

/** The message, where it is one; else undefined, and whoever received it says so. */
export function readMessage<Message>(schema: z.ZodMiniType<Message>, data: unknown): Message | undefined {
  const result = z.safeParse(schema, data);
  return result.success ? result.data : undefined;
}
