type Environment = Readonly<Record<string, string | undefined>>;

/** What a slot reads itself, and what any process finds its way by. */
const NAMES: ReadonlySet<string> = new Set([
  ...['LIESWEEP_TENSORS', 'LIESWEEP_DEVICE', 'LIESWEEP_DEVICE_CLASS', 'LIESWEEP_WITHOUT_GPU', 'LIESWEEP_SIMULATION'],
  ...[
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'TMPDIR',
    'TMP',
    'TEMP',
    'TZ',
    'LANG',
    'LANGUAGE',
    'LD_LIBRARY_PATH',
    'LD_PRELOAD',
  ],
  ...['XDG_CACHE_HOME', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'NO_COLOR', 'CI'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'],
]);

/** Node, TensorFlow, CUDA and the libraries below them have more variables than can be listed. */
const PREFIXES = [
  ...['NODE_', 'LC_', 'TF_', 'TFJS_', 'XLA_', 'CUDA_', 'CUDNN_', 'NCCL_', 'NVIDIA_', 'GPU_'],
  ...['OMP_', 'KMP_', 'MKL_', 'OPENBLAS_', 'ONEDNN_', 'DNNL_', 'MALLOC_', 'GLIBC_TUNABLES', 'GOMP_'],
];

/** The keys of S3, or where they are; a store of files needs none. */
const S3_PREFIX = 'AWS_';

/**
 * The environment of a slot: what training needs of the trainer's, and none of its secrets but those of the tensor store.
 *
 * A slot reads datasets and checkpoints that others wrote, in a process full of native code; what it does not know it cannot
 * lose. Temporal's keys, the row store's URI and whatever else the trainer was started with stay behind.
 */
export function slotEnvironment(environment: Environment): Record<string, string> {
  const prefixes = environment.LIESWEEP_TENSORS?.startsWith('s3:') === true ? [...PREFIXES, S3_PREFIX] : PREFIXES;
  const isNeeded = (name: string): boolean => NAMES.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && isNeeded(name) ? [[name, value] as const] : [],
    ),
  );
}
