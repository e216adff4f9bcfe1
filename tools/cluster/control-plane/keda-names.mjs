/** Where KEDA would run. */
export const KEDA_NAMESPACE = 'keda';

/** What KEDA's parts call one another, in their certificates. */
export const KEDA_NAMES = [`keda-operator.${KEDA_NAMESPACE}.svc`, `keda-metrics-apiserver.${KEDA_NAMESPACE}.svc`];
