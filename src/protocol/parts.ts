import * as z from 'zod/mini';

/** What every part of the dashboard's state is made of. */

/** Where a record lies, and the value in it that is meant: `{ place: 'shared', path: 'goals/own-….yaml', at: ['due'] }`. */
export const targetSchema = z.object({
  place: z.enum(['shared', 'private']),
  path: z.string(),
  at: z.optional(z.array(z.union([z.string(), z.number()]))),
  /** The zero-based line to look at instead, where the record is broken. */
  line: z.optional(z.number()),
});
export type Target = z.infer<typeof targetSchema>;

/** The commands that the dashboard may ask for: the part of their id behind `mentoring.`. */
export const dashboardCommands = [
  'startMentoring',
  'accept',
  'endPair',
  'resumePair',
  'startNextCycle',
  'openDashboard',
  'logSession',
  'planSession',
  'prepareSession',
  'startSession',
  'endSession',
  'writeUpSession',
  'logFeedback',
  'resolve',
  'newGoal',
  'sharpenGoal',
  'addStep',
  'linkCommit',
  'advanceStage',
  'holdCheckpoint',
  'writeReview',
  'publishReview',
  'newAgreement',
  'reviewAgreement',
  'agree',
  'showAgreementChanges',
  'checkSignatures',
  'setWhoIAm',
  'share',
  'openCode',
] as const;

/** Something that can be done, drawn as a button. */
export const buttonSchema = z.object({
  command: z.enum(dashboardCommands),
  label: z.string(),
  /** The name of a codicon. */
  icon: z.string(),
  /** What the button does, where its label alone does not say to what: "Add a step to Own the retries". */
  description: z.optional(z.string()),
  primary: z.optional(z.boolean()),
  target: z.optional(targetSchema),
});
export type Button = z.infer<typeof buttonSchema>;

/** Words that lead to a record. */
export const linkSchema = z.object({ text: z.string(), target: targetSchema });
export type Link = z.infer<typeof linkSchema>;
