-- A login for one more analyst: reads schema report, writes nothing, and cannot hold up the worker. Run as the owner of the database, or as a
-- superuser, once for each; again to set a new password. The password comes from the environment, so that no history keeps it:
--
--   ANALYST_PASSWORD=… psql "$OWNER" -v name=anna -f deploy/reporting/analyst.sql
--
-- What a role is set to holds for its own login only and is not inherited by those it was granted to: so each login is set here. The time limits
-- are also those of the database, for logins that were made without this file. All of them are defaults: whoever needs more for one query says
-- so (set statement_timeout = '1h'). A large question takes up to three processes; where the machine is small, one core each is kinder to the worker:
-- alter role … set max_parallel_workers_per_gather = 0.
\set ON_ERROR_STOP on
set client_min_messages = warning;
\if :{?name}
\else
    do $$ begin raise exception 'who? -v name=anna'; end $$;
\endif
\set password ''
\getenv password ANALYST_PASSWORD
select :'password' <> '' as given \gset
\if :given
\else
    do $$ begin raise exception 'ANALYST_PASSWORD must be set'; end $$;
\endif

select format('create role %I', :'name') where not exists (select from pg_roles where rolname = :'name')
\gexec
alter role :"name" login password :'password' connection limit 10;
grant newsmonitor_report to :"name";

alter role :"name" set default_transaction_read_only = on;
alter role :"name" set statement_timeout = '5min';
alter role :"name" set idle_in_transaction_session_timeout = '5min';
alter role :"name" set idle_session_timeout = '12h';
alter role :"name" set search_path = report;
alter role :"name" set timezone = 'UTC';
