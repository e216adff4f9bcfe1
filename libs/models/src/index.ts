export { adam, adamStepSize, type AdamState } from './optimiser/adam.js';
export { datasetBlocks, makeDataset, type Dataset, type LabelledBlocks } from './data/dataset.js';
export { undefinedLabel } from './data/undefined-label.js';
export { oracleInCoordinates } from './data/oracle-in-coordinates.js';
export {
  certifySystem,
  uncertifiedSystem,
  type CertifiedSystem,
  type SystemToCertify,
} from './certificate/certify-system.js';
export { gradientsAtSamples } from './gradients-at-samples.js';
export { factorLinearRows } from './factor-linear-rows.js';
export { linearRows } from './linear-rows.js';
export { combineOracles, makeOracle } from './make-oracle.js';
export type { Oracle } from './oracle.js';
export type { FitTask, FittedNetwork, NetworkFit } from './networks/fit-network.js';
export type { FitQuality } from './networks/fit-quality.js';
export type { FitProgress } from './networks/minimise.js';
export type { Activation, Layer, Network, Standardisation } from './networks/network.js';
export type { NetworkTensor } from './networks/network-tensors.js';
export { evaluate64 } from './networks/evaluate64.js';
export { scaleOracle, unitFactor } from './networks/scale-oracle.js';
export type { CertificateOfLabels, LearnedFit, LearnedModel } from './learned/learned-fit.js';
export {
  decodeLearnedFit,
  encodeLearnedFit,
  type AskedFit,
  type FitFile,
  type FitTensor,
} from './learned/learned-fit-tensors.js';
export { judgeTable, type JudgedTable } from './learned/judge-table.js';
export { labelledTable, type LabelledTable } from './learned/labelled-table.js';
export { LabelsRefusedError } from './learned/labels-refused-error.js';
export { quadraticFormOf } from './learned/quadratic-form-of.js';
export { learnOracle, type LearningSettings } from './learned/learn-oracle.js';
export { learnPolynomials } from './learned/learn-polynomials.js';
export { measuredFields, type MeasuredFields, type UnmeasuredFields } from './learned/measured-fields.js';
export { fitLatentSpace, type FittedLatentSpace, type LatentSpaceFit } from './mnist/fit-latent-space.js';
export {
  decodeLatentDigits,
  encodeLatentDigits,
  latentDigits,
  type LatentDigits,
} from './mnist/latent-space-tensors.js';
export type { LatentSpace } from './mnist/latent-space.js';
export { mnistDigits, type DigitFile, type Digits } from './mnist/mnist-digits.js';
export type { Flow, FlowSpan, VectorField } from './flows/integrate-flow.js';
export { morphDigit, type Morph, type MorphFrame, type MorphRequest } from './mnist/morph-digit.js';
export { logitSpread } from './mnist/morph-scales.js';
export { layerProduct } from './parameterisations/deep-linear.js';
export { evaluateField, fieldAsNetwork } from './parameterisations/evaluate-field.js';
export { fieldMatrices, type FieldMatrices } from './parameterisations/field-matrices.js';
export {
  fieldLayers,
  fieldNetwork,
  fieldParameterCount,
  type FieldNetwork,
} from './parameterisations/field-network.js';
export { fieldSamples, fieldScale, type FieldSamples } from './parameterisations/field-samples.js';
export { evaluateFieldStack, type FieldStack } from './parameterisations/field-stack.js';
