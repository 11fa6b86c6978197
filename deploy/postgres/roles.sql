-- Who may do what in the database, before the first migration. Run as superuser with psql 15 or later; may be repeated, and
-- then sets the passwords again. The passwords come from the environment: OWNER_PASSWORD, APP_PASSWORD, ANALYST_PASSWORD.
--
--   newsmonitor          owns the database and runs the migrations; may create further roles (one per analyst)
--   newsmonitor_worker   what the worker may do; granted by the migrations
--   newsmonitor_report   what an analyst may do; granted by the migrations
--   newsmonitor_app      the worker's login
--   analyst              a first login for reporting; deploy/reporting/analyst.sql makes further ones

\set owner_password ''
\set app_password ''
\set analyst_password ''
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv analyst_password ANALYST_PASSWORD
-- A login without a password would be refused later, with a message that explains nothing: stop here instead.
select :'owner_password' <> '' and :'app_password' <> '' and :'analyst_password' <> '' as given \gset
\if :given
\else
    do $$ begin raise exception 'OWNER_PASSWORD, APP_PASSWORD and ANALYST_PASSWORD must be set'; end $$;
\endif

set client_min_messages = warning;
-- The statements below hold passwords: keep them out of the server's log.
set log_statement = 'none';
set log_min_error_statement = 'panic';
set log_min_duration_statement = -1;

select format('create role %I', name)
from unnest(array['newsmonitor', 'newsmonitor_worker', 'newsmonitor_report', 'newsmonitor_app', 'analyst']) as name
where not exists (select from pg_roles where rolname = name)
\gexec

alter role newsmonitor login createrole password :'owner_password';
alter role newsmonitor_app login password :'app_password';
alter role analyst login password :'analyst_password';

-- With admin option, so that the owner can let further people in: since Postgres 16 CREATEROLE alone is not enough.
grant newsmonitor_worker, newsmonitor_report to newsmonitor with admin option;
grant newsmonitor_worker to newsmonitor_app;
grant newsmonitor_report to analyst;

-- A report that was written badly costs the worker nothing for long.
alter role analyst set default_transaction_read_only = on;
alter role analyst set statement_timeout = '5min';
alter role analyst set idle_in_transaction_session_timeout = '5min';

select 'create database newsmonitor owner newsmonitor'
where not exists (select from pg_database where datname = 'newsmonitor')
\gexec

revoke all on database newsmonitor from public;
grant connect, temporary on database newsmonitor to newsmonitor_worker;
grant connect on database newsmonitor to newsmonitor_report;

-- Everybody may make large objects unless a superuser says otherwise, and they lie on the disk of the database.
\connect newsmonitor
select format('revoke execute on function %s from public', p.oid::regprocedure) from pg_proc p
where p.pronamespace = 'pg_catalog'::regnamespace and p.proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_truncate', 'lo_truncate64')
\gexec
