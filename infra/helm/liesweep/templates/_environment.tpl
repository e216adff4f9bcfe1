{{/* What every worker is told: logs, metrics, Temporal. */}}
{{- define "liesweep.workerEnvironment" -}}
- { name: LIESWEEP_LOG_LEVEL, value: {{ .Values.logLevel | quote }} }
- { name: LIESWEEP_METRICS_ADDRESS, value: {{ printf "0.0.0.0:%d" (int .Values.metricsPort) | quote }} }
{{- with .Values.buildId }}
- { name: LIESWEEP_BUILD_ID, value: {{ . | quote }} }
{{- end }}
{{ include "liesweep.temporalEnvironment" . }}
{{ include "liesweep.tensorsEnvironment" . }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "liesweep.temporalEnvironment" -}}
{{- with .Values.temporal -}}
- { name: TEMPORAL_ADDRESS, value: {{ required "temporal.address: expected the host:port of Temporal's frontend, such as temporal-frontend.temporal:7233" .address | quote }} }
- { name: TEMPORAL_NAMESPACE, value: {{ .namespace | quote }} }
{{- with .apiKey.existingSecret }}
- name: TEMPORAL_API_KEY
  valueFrom: { secretKeyRef: { name: {{ . }}, key: {{ $.Values.temporal.apiKey.secretKey }} } }
{{- end }}
{{- if or .tls.enabled .apiKey.existingSecret }}
- { name: TEMPORAL_TLS, value: 'true' }
{{- with .tls.serverName }}
- { name: TEMPORAL_TLS_SERVER_NAME, value: {{ . | quote }} }
{{- end }}
{{- if .tls.existingSecret }}
- { name: TEMPORAL_TLS_SERVER_CA_CERT_PATH, value: /etc/liesweep/temporal/ca.crt }
{{- if .tls.mutual }}
- { name: TEMPORAL_TLS_CLIENT_CERT_PATH, value: /etc/liesweep/temporal/tls.crt }
- { name: TEMPORAL_TLS_CLIENT_KEY_PATH, value: /etc/liesweep/temporal/tls.key }
{{- end }}
{{- end }}
{{- else }}
- { name: TEMPORAL_TLS, value: 'false' }
{{- end }}
{{- end }}
{{- end -}}

{{- define "liesweep.tensorsEnvironment" -}}
{{- with .Values.tensors -}}
- { name: LIESWEEP_TENSORS, value: {{ required "tensors.uri: expected where tensors lie, such as s3://bucket/prefix" .uri | quote }} }
- { name: AWS_REGION, value: {{ .region | quote }} }
{{- with .endpoint }}
- { name: AWS_ENDPOINT_URL_S3, value: {{ . | quote }} }
{{- end }}
{{- with .existingSecret }}
- name: AWS_ACCESS_KEY_ID
  valueFrom: { secretKeyRef: { name: {{ . }}, key: AWS_ACCESS_KEY_ID } }
- name: AWS_SECRET_ACCESS_KEY
  valueFrom: { secretKeyRef: { name: {{ . }}, key: AWS_SECRET_ACCESS_KEY } }
{{- end }}
{{- end }}
{{- end -}}

{{/* The row store, which trainers never see. */}}
{{- define "liesweep.rowsEnvironment" -}}
- name: LIESWEEP_ROWS
  valueFrom:
    secretKeyRef:
      name: {{ required "rows.existingSecret: expected the name of a Secret with the URI of the PostgreSQL database" .Values.rows.existingSecret }}
      key: {{ .Values.rows.secretKey }}
{{- end -}}

{{- define "liesweep.mounts" -}}
- { name: scratch, mountPath: /tmp }
{{- if .Values.temporal.tls.existingSecret }}
- { name: temporal-tls, mountPath: /etc/liesweep/temporal, readOnly: true }
{{- end }}
{{- end -}}

{{/* Call with (dict "root" $ "scratch" SIZE). */}}
{{- define "liesweep.volumes" -}}
- name: scratch
  emptyDir: { sizeLimit: {{ .scratch }} }
{{- with .root.Values.temporal.tls.existingSecret }}
- name: temporal-tls
  secret: { secretName: {{ . }}, defaultMode: 0440 }
{{- end }}
{{- end -}}
