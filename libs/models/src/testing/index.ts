export { learnedOracle } from '../learned/learned-oracle.js';
export { fieldParameterCount } from '../parameterisations/field-network.js';
