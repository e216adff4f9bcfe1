{{/* Whether anybody could sign in to the page: the server does not start otherwise, so the chart says it at once. */}}
{{- define "liesweep.api.signIn" -}}
{{- $api := .Values.api -}}
{{- if and (not $api.existingSecret) (not $api.oidc.issuer) (not $api.proxy.userHeader) (not $api.storedCredentials) -}}
{{- fail "api: nobody could sign in; expected api.existingSecret, api.oidc.issuer, api.proxy.userHeader, or api.storedCredentials with a token in the row store (liesweep token create)" -}}
{{- end -}}
{{- if and (or $api.oidc.issuer $api.proxy.userHeader) (not $api.groups) -}}
{{- fail "api.groups: expected what people may by their groups, such as physicists=submit;admins=admin" -}}
{{- end -}}
{{- if and $api.oidc.issuer (not $api.oidc.clientId) -}}
{{- fail "api.oidc.clientId: expected the client that this server is for the provider" -}}
{{- end -}}
{{- if and $api.oidc.issuer (not (include "liesweep.api.publicUrl" .)) -}}
{{- fail "api.publicUrl: expected where people open the page; the provider sends them back there" -}}
{{- end -}}
{{- if and $api.proxy.userHeader (not $api.proxy.addresses) -}}
{{- fail "api.proxy.addresses: expected the addresses from which the header is believed" -}}
{{- end -}}
{{- end -}}

{{/* Where people open the page: what is said, or the host of the Ingress. */}}
{{- define "liesweep.api.publicUrl" -}}
{{- with .Values.api -}}
{{- if .publicUrl -}}
{{- .publicUrl -}}
{{- else if .ingress.enabled -}}
{{- printf "%s://%s/" (ternary "https" "http" (not (empty .ingress.tls.existingSecret))) (required "api.ingress.host: expected the name by which people reach the page" .ingress.host) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "liesweep.apiEnvironment" -}}
{{- include "liesweep.api.signIn" . -}}
{{- with .Values.api -}}
- { name: LIESWEEP_API_HOST, value: 0.0.0.0 }
- { name: LIESWEEP_API_PORT, value: {{ .port | quote }} }
- { name: LIESWEEP_DEVICE_CLASS, value: {{ $.Values.autoscaling.autoDeviceClass | quote }} }
- { name: LIESWEEP_WORKER_METRICS, value: {{ include "liesweep.workerMetrics" $ | quote }} }
- { name: LIESWEEP_UPLOAD_LIMIT, value: {{ .uploadLimit | quote }} }
{{- with .existingSecret }}
- name: LIESWEEP_API_SECRET
  valueFrom: { secretKeyRef: { name: {{ . }}, key: {{ $.Values.api.secretKey }} } }
{{- end }}
{{- with include "liesweep.api.publicUrl" $ }}
- { name: LIESWEEP_API_PUBLIC_URL, value: {{ . | quote }} }
{{- end }}
- { name: LIESWEEP_API_HOSTS, value: {{ join "," (append .hosts (printf "%s-api" (include "liesweep.fullname" $))) | quote }} }
{{- with .frameAncestors }}
- { name: LIESWEEP_API_FRAME_ANCESTORS, value: {{ join "," . | quote }} }
{{- end }}
{{- if .readOnly }}
- { name: LIESWEEP_API_READ_ONLY, value: 'yes' }
{{- end }}
{{- with .groups }}
- { name: LIESWEEP_API_GROUPS, value: {{ . | quote }} }
{{- end }}
{{- with .proxy.addresses }}
- { name: LIESWEEP_TRUSTED_PROXIES, value: {{ join "," . | quote }} }
{{- end }}
{{- with .proxy.userHeader }}
- { name: LIESWEEP_PROXY_USER_HEADER, value: {{ . | quote }} }
{{- with $.Values.api.proxy.groupsHeader }}
- { name: LIESWEEP_PROXY_GROUPS_HEADER, value: {{ . | quote }} }
{{- end }}
{{- end }}
{{- if .oidc.issuer }}
- { name: LIESWEEP_OIDC_ISSUER, value: {{ .oidc.issuer | quote }} }
- { name: LIESWEEP_OIDC_CLIENT_ID, value: {{ .oidc.clientId | quote }} }
- { name: LIESWEEP_OIDC_SCOPE, value: {{ .oidc.scope | quote }} }
- { name: LIESWEEP_OIDC_GROUPS_CLAIM, value: {{ .oidc.groupsClaim | quote }} }
- { name: LIESWEEP_OIDC_ALGORITHM, value: {{ .oidc.algorithm | quote }} }
{{- with .oidc.existingSecret }}
- name: LIESWEEP_OIDC_CLIENT_SECRET
  valueFrom: { secretKeyRef: { name: {{ . }}, key: {{ $.Values.api.oidc.secretKey }} } }
{{- end }}
{{- end }}
{{- with .extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Where all workers of this release show what they measure, for the page's list of who trains. */}}
{{- define "liesweep.workerMetrics" -}}
{{- $names := list (printf "%s-orchestrator" (include "liesweep.fullname" .)) -}}
{{- range $name, $values := .Values.pools -}}
{{- $pool := include "liesweep.pool" (dict "root" $ "name" $name "pool" $values) | fromJson -}}
{{- if $pool.enabled -}}
{{- $names = append $names (printf "%s-trainer-%s" (include "liesweep.fullname" $) $name) -}}
{{- end -}}
{{- end -}}
{{- range $index, $name := $names -}}
{{- if $index }},{{ end -}}
{{- printf "dns:%s:%d" $name (int $.Values.metricsPort) -}}
{{- end -}}
{{- end -}}
