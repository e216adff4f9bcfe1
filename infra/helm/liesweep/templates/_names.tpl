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

{{/* An image of this release. Call with (dict "root" $ "name" REPOSITORY). */}}
{{- define "liesweep.image" -}}
{{- $registry := .root.Values.images.registry -}}
{{- printf "%s%s:%s" (ternary "" (printf "%s/" (trimSuffix "/" $registry)) (empty $registry)) .name (default .root.Chart.AppVersion .root.Values.images.tag) -}}
{{- end -}}

{{/* A pool with the defaults filled in, as JSON. Call with (dict "root" $ "name" NAME "pool" POOL). */}}
{{- define "liesweep.pool" -}}
{{- $pool := mergeOverwrite (deepCopy .root.Values.poolDefaults) (deepCopy (default dict .pool)) -}}
{{- $_ := set $pool "name" .name -}}
{{- $_ := set $pool "deviceClass" (default .name $pool.deviceClass) -}}
{{- if le (int $pool.terminationGracePeriodSeconds) (int $pool.checkpointSeconds) -}}
{{- fail (printf "pools.%s.terminationGracePeriodSeconds: expected more than checkpointSeconds (%d), got %d: a trainer that is killed while it writes a checkpoint loses the work since the one before" .name (int $pool.checkpointSeconds) (int $pool.terminationGracePeriodSeconds)) -}}
{{- end -}}
{{- toJson $pool -}}
{{- end -}}
