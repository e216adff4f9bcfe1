export { describeRowStore } from './describe-row-store.js';
export { describeTensorStore, type TensorStoreUnderTest } from './describe-tensor-store.js';
export type { CreateStore } from './row-store-connections.js';
