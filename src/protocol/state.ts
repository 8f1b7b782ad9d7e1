import * as z from 'zod/mini';
import { lookingBackSchema } from './looking-back.js';
import { buttonSchema, linkSchema, targetSchema } from './parts.js';

export { dashboardCommands, targetSchema } from './parts.js';
export type { Button, Link, Target } from './parts.js';
export type { LookingBack, ReviewCell, ReviewItem, ReviewRow, ReviewSide } from './looking-back.js';

/**
 * What the dashboard shows, as plain data: everything about the people's own records is worded by the host already, and
 * nothing here is computed with except the points of a chart. A text called Markdown may hold Markdown; all others are plain.
 */

/** A task of an action plan or out of a session. */
const stepSchema = z.object({
  key: z.string(),
  /** Markdown, in one line. */
  task: z.string(),
  done: z.boolean(),
  /** Whether it can be ticked, or is only there to be read. */
  canTick: z.boolean(),
  /** Whose it is, and by when: "Ada · 4 Dec". */
  note: z.optional(z.string()),
  target: targetSchema,
  isPrivate: z.boolean(),
});
export type StepItem = z.infer<typeof stepSchema>;

/** A commit that is evidence for a goal; or another page held up for one. */
const evidenceSchema = z.object({
  key: z.string(),
  /** The name of a codicon. */
  icon: z.string(),
  subject: z.string(),
  /** "Ada · 21 Nov · 3f2a91c". */
  note: z.string(),
  /** The full hash, where it is a commit that the host can show. */
  commit: z.optional(z.string()),
  /** Where it is a page: its address. */
  url: z.optional(z.string().check(z.regex(/^https?:/i))),
  /** What it shows, as Markdown in one line. */
  shows: z.optional(z.string()),
  /** The goal that it is held up for, where that is not clear from its place. */
  goal: z.optional(linkSchema),
  isPrivate: z.boolean(),
});
export type EvidenceItem = z.infer<typeof evidenceSchema>;

const replySchema = z.object({
  key: z.string(),
  /** "Ada, 25 Nov". */
  by: z.string(),
  /** Markdown; absent where the reply only resolves the feedback. */
  text: z.optional(z.string()),
  resolves: z.boolean(),
  isPrivate: z.boolean(),
});
export type ReplyItem = z.infer<typeof replySchema>;

const feedbackSchema = z.object({
  key: z.string(),
  /** Names the feedback in a `reply` message. */
  id: z.string(),
  /** Says what it is, from whom and when: "Grace asked a question". */
  title: z.string(),
  day: z.string(),
  /** The name of a codicon. */
  icon: z.string(),
  /** Markdown. */
  observed: z.string(),
  effect: z.optional(z.string()),
  try: z.optional(z.string()),
  /** The lines of code that it is about: "src/retry.ts:40". */
  code: z.optional(z.string()),
  /** The goal or session that it is about. */
  about: z.array(linkSchema),
  replies: z.array(replySchema),
  /** Whose answer it waits for, or that it is resolved: "waits for your answer". */
  status: z.optional(z.string()),
  resolved: z.boolean(),
  canReply: z.boolean(),
  target: targetSchema,
  isPrivate: z.boolean(),
});
export type FeedbackItem = z.infer<typeof feedbackSchema>;

const checkSchema = z.object({
  key: z.string(),
  title: z.string(),
  met: z.boolean(),
  reason: z.string(),
  links: z.array(linkSchema),
});
export type CheckItem = z.infer<typeof checkSchema>;

const stageSchema = z.object({
  key: z.string(),
  title: z.string(),
  state: z.enum(['past', 'current', 'coming']),
  /** "2 Nov – 20 Nov", "since 20 Nov". */
  note: z.optional(z.string()),
});
export type StageItem = z.infer<typeof stageSchema>;

const stagesSchema = z.object({
  /** The name of the process. */
  process: z.string(),
  track: z.array(stageSchema),
  current: z.optional(
    z.object({
      title: z.string(),
      /** Markdown. */
      purpose: z.optional(z.string()),
      /** Who leads it: "Ada leads". */
      lead: z.optional(z.string()),
      /** "Open in this stage", "Everything here is done". */
      summary: z.string(),
      /** "2 of 4". */
      count: z.optional(z.string()),
      checks: z.array(checkSchema),
    }),
  ),
  buttons: z.array(buttonSchema),
  /** What is out of the ordinary: a process or stage that this version does not know. */
  notice: z.optional(z.string()),
});
export type Stages = z.infer<typeof stagesSchema>;

const topicSchema = z.object({
  key: z.string(),
  /** Markdown. */
  text: z.string(),
  /** Who brings it up: "Grace asks". */
  note: z.optional(z.string()),
  target: z.optional(targetSchema),
});
export type TopicItem = z.infer<typeof topicSchema>;

const nextSessionSchema = z.object({
  /** "Fri 4 Dec". */
  when: z.optional(z.string()),
  /** "in 4 days", "every two weeks": quieter words beside it. */
  note: z.optional(z.string()),
  target: z.optional(targetSchema),
  /** That the agreed checkpoint is near: "Checkpoint after the next session". */
  checkpoint: z.optional(z.string()),
  /** What the mentee wants to talk about. */
  preparation: z.optional(
    z.object({ title: z.string(), text: z.string(), target: targetSchema, isPrivate: z.boolean() }),
  ),
  topics: z.array(topicSchema),
  agreed: z.array(stepSchema),
  /** "and 4 more". */
  moreAgreed: z.optional(z.string()),
  buttons: z.array(buttonSchema),
  /** Said where there is nothing to talk about yet. */
  invitation: z.optional(z.string()),
  isPrivate: z.boolean(),
});
export type NextSession = z.infer<typeof nextSessionSchema>;

const sinceSchema = z.object({
  /** "Since 20 Nov" or "Since the beginning". */
  title: z.string(),
  /** The session that it counts from: "Fri 20 Nov". */
  last: z.optional(linkSchema),
  /** "10 days ago · 45 minutes". */
  note: z.optional(z.string()),
  feedback: z.array(feedbackSchema),
  steps: z.array(stepSchema),
  commits: z.array(evidenceSchema),
  /** How many commits there are beside those in the list. */
  moreCommits: z.optional(z.string()),
  buttons: z.array(buttonSchema),
  invitation: z.optional(z.string()),
});
export type Since = z.infer<typeof sinceSchema>;

const pointSchema = z.object({
  /** `YYYY-MM-DD`. */
  date: z.string(),
  /** "20 Nov". */
  day: z.string(),
  value: z.number(),
  /** The value with its unit: "22 ms". */
  label: z.string(),
});

const chartSchema = z.object({
  /** Names the chart to who cannot see it: "p99 of a retry storm". */
  title: z.string(),
  points: z.array(pointSchema),
  target: z.object({ value: z.number(), label: z.string() }),
});
export type Chart = z.infer<typeof chartSchema>;

const goalSchema = z.object({
  key: z.string(),
  title: z.string(),
  target: targetSchema,
  /** "draft", "waits for its pair": absent where it is simply being worked on. */
  status: z.optional(z.string()),
  /** Whose it is, where that is not the mentee. */
  owner: z.optional(z.string()),
  /** How one will know. */
  measure: z.optional(
    z.object({
      /** "p99 of a retry storm", or Markdown where the measure is a sentence. */
      what: z.string(),
      /** "40 → 14 ms". */
      values: z.optional(z.string()),
      /** "wanted: 10 ms". */
      wanted: z.optional(z.string()),
    }),
  ),
  chart: z.optional(chartSchema),
  /** "Due 28 Feb, in 3 months". */
  due: z.optional(z.string()),
  /** "1 of 3 steps done": what there is, in few words. */
  facts: z.array(z.string()),
  next: z.optional(stepSchema),
  /** The commits and pages held up for it, newest first. */
  evidence: z.optional(
    z.object({
      /** "3 commits, the latest on 25 Nov". */
      summary: z.string(),
      items: z.array(evidenceSchema),
      /** "and 12 more". */
      more: z.optional(z.string()),
    }),
  ),
  /** What would make it sharper: "How will you know?" */
  advice: z.optional(z.string()),
  buttons: z.array(buttonSchema),
  isPrivate: z.boolean(),
});
export type GoalItem = z.infer<typeof goalSchema>;

const agreementSchema = z.object({
  target: z.optional(targetSchema),
  /** "Agreed by Ada, 3 Nov". */
  status: z.optional(z.string()),
  /** Where not both agree: "You agreed on 3 Nov", "Grace has not agreed yet". */
  signatures: z.array(z.string()),
  /** The text is Markdown. */
  lines: z.array(z.object({ key: z.string(), title: z.string(), text: z.string() })),
  buttons: z.array(buttonSchema),
  invitation: z.optional(z.string()),
  isPrivate: z.boolean(),
});
export type AgreementItem = z.infer<typeof agreementSchema>;

const momentSchema = z.object({
  key: z.string(),
  /** "Fri 20": the month is said above. */
  day: z.string(),
  icon: z.string(),
  /** "Commit": what it is, where the text does not say it. */
  what: z.optional(z.string()),
  text: z.string(),
  /** Quieter words behind it: Markdown, in one line. */
  detail: z.optional(z.string()),
  target: z.optional(targetSchema),
  commit: z.optional(z.string()),
  isPrivate: z.boolean(),
});
export type Moment = z.infer<typeof momentSchema>;

const monthSchema = z.object({ title: z.string(), moments: z.array(momentSchema) });

const headerSchema = z.object({
  title: z.string(),
  target: targetSchema,
  /** "You are the mentee, Grace is your mentor." */
  roles: z.string(),
  /** Markdown. */
  request: z.optional(z.string()),
  /** "Project mentoring", "every two weeks", "last met 20 Nov". */
  facts: z.array(z.string()),
  /** Where the pair is not simply active: "Waiting for Grace to accept". */
  status: z.optional(z.string()),
  buttons: z.array(buttonSchema),
  isPrivate: z.boolean(),
});
export type Header = z.infer<typeof headerSchema>;

/** Records that cannot be read now. */
const brokenSchema = z.object({
  key: z.string(),
  /** "sessions/….yaml, line 7" */
  where: z.string(),
  reason: z.string(),
  target: targetSchema,
});
export type BrokenItem = z.infer<typeof brokenSchema>;

const finishedSchema = z.object({
  key: z.string(),
  title: z.string(),
  /** "achieved", "dropped", and what is known of it. */
  note: z.string(),
  target: targetSchema,
  isPrivate: z.boolean(),
});
export type FinishedGoal = z.infer<typeof finishedSchema>;

const footSchema = z.object({
  /** "Everyone with access to acme/payments can read the shared records." */
  readers: z.string(),
  /** "On branch main." and what that means where it is not the default one. */
  branch: z.optional(z.string()),
  /** "2 records are private: they lie on this machine alone." */
  privately: z.optional(z.string()),
});

const pairStateSchema = z.object({
  view: z.literal('pair'),
  /** Opaque; names the pair, so that a panel comes back to it after a reload. */
  id: z.string(),
  header: headerSchema,
  broken: z.array(brokenSchema),
  stages: stagesSchema,
  next: nextSessionSchema,
  since: sinceSchema,
  goals: z.object({
    items: z.array(goalSchema),
    buttons: z.array(buttonSchema),
    invitation: z.optional(z.string()),
  }),
  lookingBack: z.optional(lookingBackSchema),
  agreement: z.optional(agreementSchema),
  timeline: z.object({ months: z.array(monthSchema), more: z.optional(z.string()) }),
  finished: z.array(finishedSchema),
  foot: footSchema,
});
export type PairState = z.infer<typeof pairStateSchema>;

/** There is no pair to show: it was deleted, or is on another branch. */
const nothingStateSchema = z.object({
  view: z.literal('nothing'),
  id: z.string(),
  title: z.string(),
  text: z.string(),
  buttons: z.array(buttonSchema),
});
export type NothingState = z.infer<typeof nothingStateSchema>;

export const dashboardStateSchema = z.discriminatedUnion('view', [pairStateSchema, nothingStateSchema]);
export type DashboardState = z.infer<typeof dashboardStateSchema>;
