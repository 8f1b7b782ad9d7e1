import * as z from 'zod';
import { date, handle, oneOf, reference, text } from './fields.js';

/** `reviews/<id>.yaml`: one by each side, at a checkpoint or at the end. */
export const reviewSchema = z
  .object({
    pair: reference.meta({ description: 'The pair that is looked back on.' }),
    by: handle.meta({ description: 'Who looks back.' }),
    date: date.meta({ description: 'The day of it.' }),
    kind: oneOf(['checkpoint', 'final']).meta({ description: 'checkpoint or final.' }),
    goals: z
      .array(
        z.object({
          goal: reference.meta({ description: 'The goal.' }),
          result: oneOf(['achieved', 'partly', 'not-yet'])
            .optional()
            .meta({ description: 'achieved, partly or not-yet.' }),
          note: text.optional().meta({ description: 'What is worth saying about it.' }),
        }),
      )
      .optional()
      .meta({ description: 'What became of each goal.' }),
    expected: text.optional().meta({ description: 'What was expected.' }),
    actual: text.optional().meta({ description: 'What came of it.' }),
    skills: text.optional().meta({ description: 'Which skills grew.' }),
    impact: text.optional().meta({ description: 'What it changed, personally and professionally.' }),
    improve: text.optional().meta({ description: 'What still needs work.' }),
    process: text.optional().meta({ description: 'How well the mentoring itself worked.' }),
    celebration: text.optional().meta({ description: 'What is to be celebrated.' }),
    next: oneOf(['new-cycle', 'close', 'transition'])
      .optional()
      .meta({ description: 'new-cycle, close or transition.' }),
  })
  .meta({ title: 'Review', description: 'How one side looks back.' });

export type Review = z.infer<typeof reviewSchema>;
