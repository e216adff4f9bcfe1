{{/* One rule of egress to the peers that are said, at a port. Call with (dict "name" NAME "peers" (dict "to" PEERS "port" PORT)). */}}
{{- define "liesweep.egress" -}}
- ports:
    - { protocol: TCP, port: {{ .peers.port }} }
  to: {{- required (printf "networkPolicy.%s.to: expected who may be reached, as NetworkPolicy peers; nothing but DNS is open to all" .name) (default nil .peers.to) | toYaml | nindent 4 }}
{{- end -}}

{{/* DNS, anywhere unless its servers are said. */}}
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
