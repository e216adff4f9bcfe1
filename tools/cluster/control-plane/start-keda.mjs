import { join } from 'node:path';
import { bringGoTools } from '../go-tools.mjs';
import { bringModuleFiles } from '../module-files.mjs';
import { freePorts } from '../processes.mjs';
import { KEDA_NAMES, KEDA_NAMESPACE } from './keda-names.mjs';

const SERVICE = 'keda-metrics-apiserver';

/** Starts KEDA beside the cluster, where a deployment runs it inside: its operator, and its server of metrics. */
export async function startKeda(cluster, processes, progress) {
  const programs = await bringGoTools('keda', progress);
  const files = await bringModuleFiles('keda-definitions', progress);
  await cluster.kubectl(['apply', '--server-side', ...files.flatMap((file) => ['-f', file])]);
  await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
  await cluster.kubectl(['create', 'namespace', KEDA_NAMESPACE]);
  const [grpc, metrics, health, secure, plain] = (await freePorts(5)).map(String);
  await cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify(metricsService(Number(secure))) });

  const config = cluster.kubeconfig;
  const certificates = cluster.frontProxy.folder;
  const env = { KEDA_CLUSTER_OBJECT_NAMESPACE: KEDA_NAMESPACE, POD_NAMESPACE: KEDA_NAMESPACE, WATCH_NAMESPACE: '' };
  await processes.start(
    'keda-operator',
    join(programs, 'operator'),
    [
      ...[`--kubeconfig=${config}`, `--cert-dir=${certificates}`, '--leader-elect=false', '--zap-log-level=info'],
      ...[`--metrics-service-bind-address=127.0.0.1:${grpc}`, `--metrics-bind-address=127.0.0.1:${metrics}`],
      ...[`--health-probe-bind-address=127.0.0.1:${health}`, '--enable-cert-rotation=false'],
      ...['--enable-webhook-patching=false', '--enable-apiservice-patching=false'],
    ],
    { env: { ...env, POD_NAME: 'keda-operator-0' } },
  );
  await processes.start(
    'keda-adapter',
    join(programs, 'adapter'),
    [
      ...['kubeconfig', 'lister-kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'].map(
        (flag) => `--${flag}=${config}`,
      ),
      ...[`--secure-port=${secure}`, '--bind-address=127.0.0.1', `--port=${plain}`, `--cert-dir=${certificates}`],
      ...[
        `--tls-cert-file=${join(certificates, 'tls.crt')}`,
        `--tls-private-key-file=${join(certificates, 'tls.key')}`,
      ],
      ...[`--metrics-service-address=127.0.0.1:${grpc}`, `--metrics-service-grpc-authority=${KEDA_NAMES[0]}`],
      `--client-ca-file=${join(certificates, 'ca.crt')}`,
    ],
    { env: { ...env, POD_NAME: 'keda-adapter-0' } },
  );
  await cluster.kubectl([
    'wait',
    '--for=condition=Available',
    'apiservice/v1beta1.external.metrics.k8s.io',
    '--timeout=100s',
  ]);
}

/** The API server finds the adapter by a service, whose name here stands for this machine. */
function metricsService(port) {
  const service = {
    ...{ apiVersion: 'v1', kind: 'Service', metadata: { name: SERVICE, namespace: KEDA_NAMESPACE } },
    spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port, name: 'https' }] },
  };
  const registration = {
    ...{ apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService' },
    metadata: { name: 'v1beta1.external.metrics.k8s.io' },
    spec: {
      ...{ group: 'external.metrics.k8s.io', version: 'v1beta1', groupPriorityMinimum: 100, versionPriority: 100 },
      ...{ insecureSkipTLSVerify: true, service: { name: SERVICE, namespace: KEDA_NAMESPACE, port } },
    },
  };
  return { apiVersion: 'v1', kind: 'List', items: [service, registration] };
}
