{{/*
  The shards of one device class that are queued or running, from the row store. A sweep's last round has shards of
  about equal size: what its trials lack in records and failures, over that size, is still to be trained or is being
  trained. A sweep that is paused or has ended wants no trainer; one that has not said where it stands has just begun.
  Call with (dict "deviceClass" CLASS "auto" CLASS): the second is where sweeps with `device: auto` go.
*/}}
{{- define "liesweep.outstandingShards" -}}
SELECT COALESCE(SUM(CEIL(outstanding * plans.shard_count / GREATEST(planned, outstanding)::numeric)), 0)
FROM sweeps
JOIN LATERAL (SELECT * FROM plans WHERE plans.sweep_id = sweeps.sweep_id ORDER BY round DESC LIMIT 1) AS plans ON true
JOIN LATERAL (
  SELECT COALESCE(SUM((part ->> 1)::integer - (part ->> 0)::integer), 0) AS planned
  FROM shards, jsonb_array_elements(shards.trial_ranges::jsonb) AS part
  WHERE shards.sweep_id = plans.sweep_id AND shards.round = plans.round
) AS round ON true
JOIN LATERAL (
  SELECT trial_count - recorded - (SELECT COUNT(*) FROM failures WHERE failures.sweep_id = sweeps.sweep_id) AS outstanding
  FROM sweep_totals WHERE sweep_totals.sweep_id = sweeps.sweep_id
) AS totals ON outstanding > 0
LEFT JOIN standings ON standings.sweep_id = sweeps.sweep_id
WHERE COALESCE(standings.stage, 'running') IN ('running', 'draining')
AND COALESCE(NULLIF(sweeps.device, 'auto'), '{{ .auto }}') = '{{ .deviceClass }}'
{{- end -}}
