import { z } from 'zod';

/** One thing that is wrong with what was sent, and where. */
export const issueSchema = z.object({
  path: z.string().describe('of the value, such as grid.dimension; empty for the whole'),
  line: z.int().positive().nullable().describe('from 1, of the text that was sent'),
  column: z.int().positive().nullable(),
  message: z.string().describe('what was expected and what was given; names the nearest valid word where there is one'),
});

/** An error, as RFC 9457 has it, with what the command line says of one. */
export const problemSchema = z.object({
  type: z.string().describe('a word for the cause, as a relative reference: problems/invalid-sweep'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional().describe('what happened'),
  instance: z.string().optional(),
  safe: z.string().optional().describe('what is safe'),
  remedy: z.string().optional().describe('what to do'),
  issues: z.array(issueSchema).optional(),
});

/** An error, as it is sent. */
export type Problem = z.infer<typeof problemSchema>;

/** One thing that is wrong with what was sent. */
export type ProblemIssue = z.infer<typeof issueSchema>;
