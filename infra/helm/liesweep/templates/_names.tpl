{{/* The prefix of every name: the release, and the chart unless the release is called so. */}}
{{- define "liesweep.fullname" -}}
{{- $chart := default .Chart.Name .Values.nameOverride -}}
{{- $name := ternary .Release.Name (printf "%s-%s" .Release.Name $chart) (contains $chart .Release.Name) -}}
{{- default $name .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* What tells this release's pods of one component. Call with (dict "root" $ "component" NAME). */}}
{{- define "liesweep.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "liesweep.labels" -}}
{{ include "liesweep.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* An image of this release, by its digest where that is said. Call with (dict "root" $ "image" control|trainer|gpuTrainer). */}}
{{- define "liesweep.image" -}}
{{- $images := .root.Values.images -}}
{{- $registry := ternary "" (printf "%s/" (trimSuffix "/" $images.registry)) (empty $images.registry) -}}
{{- $digest := get $images.digests .image -}}
{{- printf "%s%s:%s%s" $registry (get $images .image) (default .root.Chart.AppVersion $images.tag) (ternary "" (printf "@%s" $digest) (empty $digest)) -}}
{{- end -}}

{{/* A size such as 512Mi in mebibytes. */}}
{{- define "liesweep.mebibytes" -}}
{{- $per := dict "Ki" 0.0009765625 "Mi" 1.0 "Gi" 1024.0 "Ti" 1048576.0 -}}
{{- mulf (regexFind "^[0-9]+" .) (get $per (regexFind "[KMGT]i$" .)) -}}
{{- end -}}

{{/* A pool with the defaults filled in, as JSON. Call with (dict "root" $ "name" NAME "pool" POOL). */}}
{{- define "liesweep.pool" -}}
{{- $pool := mergeOverwrite (deepCopy .root.Values.poolDefaults) (deepCopy (default dict .pool)) -}}
{{- $_ := set $pool "name" .name -}}
{{- $_ := set $pool "deviceClass" (default .name $pool.deviceClass) -}}
{{- if le (int $pool.terminationGracePeriodSeconds) (int $pool.checkpointSeconds) -}}
{{- fail (printf "pools.%s.terminationGracePeriodSeconds: expected more than checkpointSeconds (%d), got %d: a trainer that is killed while it writes a checkpoint loses the work since the one before" .name (int $pool.checkpointSeconds) (int $pool.terminationGracePeriodSeconds)) -}}
{{- end -}}
{{- $disk := get (default dict $pool.resources.limits) "ephemeral-storage" | default "" | toString -}}
{{- if regexMatch "^[0-9]+[KMGT]i$" $disk -}}
{{- if le (include "liesweep.mebibytes" $disk | float64) (include "liesweep.mebibytes" $pool.scratch | float64) -}}
{{- fail (printf "pools.%s.resources.limits.ephemeral-storage: expected more than scratch (%s), got %s: the scratch folder and the logs count together, and a pod that uses more is evicted" .name $pool.scratch $disk) -}}
{{- end -}}
{{- end -}}
{{- toJson $pool -}}
{{- end -}}
