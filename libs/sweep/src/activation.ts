/** What may stand between the layers of a network. */
export const ACTIVATIONS = ['tanh', 'softplus', 'relu'] as const;

/** What stands between the layers of a network. */
export type Activation = (typeof ACTIVATIONS)[number];
