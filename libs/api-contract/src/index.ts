export * from './routes/index.js';
export { ROUTES } from './routes.js';
export {
  SCOPES,
  type AnswerBody,
  type Method,
  type Route,
  type RouteAnswer,
  type RouteInput,
  type Scope,
} from './route.js';
export type { Session, Token } from './resources/access.js';
export type { CellColumns, CellDetail, Cells, Trial, TrialPage } from './resources/cells.js';
export type { Answer, Inspection, Plan, Submission, Upload, Validation } from './resources/commands.js';
export type { Fleet, LogLines } from './resources/fleet.js';
export type { Curves, Figure, GeneratorAction, Generators } from './resources/generators.js';
export { problemSchema, type Problem, type ProblemIssue } from './resources/problem.js';
export type { Slice, Slices } from './resources/slices.js';
export type { Grid, Stage, Sweep, SweepDetail, Verdict } from './resources/sweep.js';
