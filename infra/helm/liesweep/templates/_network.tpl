{{/* One rule of egress to a port. Call with (dict "to" PEERS "port" PORT). */}}
{{- define "liesweep.egress" -}}
- ports:
    - { protocol: TCP, port: {{ .port }} }
  {{- with .to }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "liesweep.dnsEgress" -}}
- ports:
    - { protocol: UDP, port: {{ .port }} }
    - { protocol: TCP, port: {{ .port }} }
  {{- with .to }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* All pods of this release. */}}
{{- define "liesweep.releasePods" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}
