export { algebraMisfit, parseAlgebraName, type AlgebraName } from './algebra-name.js';
export { ACTIVATIONS, type Activation } from './activation.js';
export * from './bucket.js';
export * from './budget.js';
export * from './cell.js';
export * from './certificate.js';
export { certificateOfLabelsSchema, certificateSchema, certifiedFieldsSchema } from './certificate-schema.js';
export { cellSchema } from './cell-schema.js';
export { countOf } from './count-of.js';
export * from './data-facts.js';
export { columnName, isPattern, type ColumnSpec } from './data/column.js';
export type { SampleLayout } from './data/define-data.js';
export type { ScaleSpec } from './data/file-settings.js';
export {
  DATA,
  dataOf,
  isDigitData,
  isDrawnData,
  isFileData,
  type CsvDataSpec,
  type DataSpec,
  type DrawnDataSpec,
  type FileDataSpec,
  type MnistLatentDataSpec,
  type NormalDataSpec,
  type NpyDataSpec,
  type TableDataSpec,
  type TrajectoryDataSpec,
  type UniformDataSpec,
} from './data/index.js';
export type { DeepReadonly } from './deep-readonly.js';
export { definitionOf, type Definition } from './definition-of.js';
export * from './equivalent-dimension.js';
export * from './errors.js';
export * from './explained-error.js';
export { extensionIssues } from './extension-issues.js';
export { columnExpression, writtenColumn, type ColumnExpression } from './expression/column-expression.js';
export { dataNotes, dataWarnings } from './data-notes.js';
export { ExpressionError } from './expression/expression-error.js';
export type { OperationName } from './expression/operations.js';
export { parseExpression, type Expression, type ExpressionVariables } from './expression/parse-expression.js';
export type { Instruction, Tape } from './expression/tape.js';
export { featureNames } from './feature-names.js';
export * from './file-dataset.js';
export * from './row-source.js';
export * from './scratch.js';
export * from './fit-keys.js';
export * from './generator-shape.js';
export { hasCoefficients } from './has-coefficients.js';
export type { HostTensor } from './host-tensor.js';
export type { LabelActionDefinition, LabelledSample } from './label-actions/define-label-action.js';
export { LABEL_ACTIONS, LABELS_STAY, labelActionOf, type LabelActionSpec } from './label-actions/index.js';
export * from './loss-weights.js';
export type { Formula, OracleDefinition, OracleExample } from './oracles/define-oracle.js';
export { isGivenByGradients, isLearned, ORACLES, oracleOf, type OracleSpec } from './oracles/index.js';
export { expressionsOf, type ExpressionOracleSpec } from './oracles/expression.js';
export { isNetworkModel, learnedModelOf, type LearnedModelSpec } from './oracles/learned-models.js';
export type { LearnedOracleSpec } from './oracles/learned.js';
export type { PolynomialTerm } from './oracles/polynomial.js';
export { realQuadratic } from './oracles/quadratic.js';
export {
  PARAMETERISATIONS,
  parameterisationOf,
  type ParameterisationKind,
  type ParameterisationSpec,
} from './parameterisations/index.js';
export {
  defineParameterisation,
  type LinearUnknowns,
  type ParameterisationDefinition,
} from './parameterisations/define-parameterisation.js';
export { dictionaryFunction, dictionarySize } from './parameterisations/dictionary.js';
export { particleFeatureNames, type ParticlesSpec } from './particles.js';
export { formatDuration, type DurationStyle } from './format-duration.js';
export {
  generatorShapeOf,
  toGenerators,
  type ComplexMatrix,
  type GeneratorMatrix,
  type RealMatrix,
} from './generator-matrix.js';
export { toMatrices, toRows } from './nested-arrays.js';
export * from './plan-summary.js';
export * from './random-stream.js';
export { SCHEDULES, scheduleOf, type ScheduleSpec } from './schedules.js';
export * from './seeds.js';
export type { ShardAssignment } from './shard-assignment.js';
export * from './shard-result.js';
export { formerSweepId, specDigest, sweepId } from './spec-identity.js';
export { parseSpecName, specName } from './spec-name.js';
export * from './stack-memory.js';
export * from './stores.js';
export type * from './live-rows.js';
export type * from './access-store.js';
export type { SweepProgress } from './sweep-progress.js';
export type { SweepRecord } from './sweep-record.js';
export type { SpecReference, SweepReference } from './sweep-reference.js';
export * from './sweep-spec.js';
export { parseSweepSpec, sweepSpecSchema } from './sweep-spec-schema.js';
export * from './sweep-standing.js';
export { sweepWarnings } from './sweep-warnings.js';
export * from './trial-cost.js';
export * from './trial-grid.js';
export * from './trial-ranges.js';
export type { TrialFailure } from './trial-failure.js';
export { trialRangesSchema } from './trial-ranges-schema.js';
export * from './trial-result.js';
export type { FlowTensors, TrialTensors } from './trial-tensors.js';
export { trialResultSchema } from './trial-result-schema.js';
export * from './trial.js';
export type { TermFormDefinition } from './term-forms/define-term-form.js';
export {
  CLOSURE_FORMS,
  INVARIANCE_FORMS,
  termFormOf,
  type ClosureForm,
  type InvarianceForm,
} from './term-forms/index.js';
export { ENGINE_VERSION, gridPointKey, trialKey } from './trial-key.js';
export { canonicalJson } from './canonical-json.js';
export { dataKey, systemKey } from './system-key.js';
export { unknownAlgebra } from './sweep-file/candidates-schema.js';
export type { ConservedSpec } from './sweep-file/conserved-schema.js';
export { shownPath } from './shown-path.js';
export { shortText } from './schema/short-text.js';
export { nearestWord } from './schema/nearest-word.js';
export { parseShardRecord } from './parse-shard-record.js';
export { filesOf } from './files-of.js';
export type { NamedFile } from './named-file.js';
export { openSweepFile, parseSweepFile, type OpenSweepFile } from './sweep-file/parse-sweep-file.js';
export { writeSweepFile } from './sweep-file/write-sweep-file.js';
export { planShards } from './plan-shards.js';
export { LARGEST_COUNT } from './stored-numbers.js';
export { blockCount, unknownsOfRows, unknownsOfSystem } from './unknowns-of-system.js';
export { usualSlots } from './usual-slots.js';
export { sweepJsonSchema } from './sweep-file/sweep-json-schema.js';
