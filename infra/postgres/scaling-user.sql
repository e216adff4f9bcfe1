-- The user by which KEDA counts the shards that are queued or running: it reads what the chart's query names, and can do
-- nothing else. To be run by an administrator in the row store's database, after a migration, and again after each one
-- that adds a table to the query; running it twice changes nothing.
--
--   psql "$ADMIN_URI" --set ON_ERROR_STOP=1 --file infra/postgres/scaling-user.sql
--   psql "$ADMIN_URI" --command '\password liesweep_scaling'
do $$
begin
  if not exists (select from pg_roles where rolname = 'liesweep_scaling') then
    create role liesweep_scaling;
  end if;
end
$$;
alter role liesweep_scaling login nosuperuser nocreatedb nocreaterole noinherit connection limit 5;
alter role liesweep_scaling set default_transaction_read_only = on;
alter role liesweep_scaling set statement_timeout = '10s';
revoke all on all tables in schema public from liesweep_scaling;
grant select on sweeps, sweep_totals, plans, shards, failures, standings to liesweep_scaling;
