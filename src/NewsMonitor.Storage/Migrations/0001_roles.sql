-- Three roles: the owner runs migrations, newsmonitor_worker reads and writes data, newsmonitor_report sees schema report alone.
-- Roles belong to the whole server, so they may exist already, or be created by another database at this very moment.
do $roles$
declare
    wanted text;
begin
    foreach wanted in array array['newsmonitor_worker', 'newsmonitor_report'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin', wanted);
            exception
                when duplicate_object or unique_violation then null;
                when insufficient_privilege then
                    raise exception 'role % does not exist and % may not create it', wanted, current_user
                        using hint = format('As a superuser run: create role %I nologin;', wanted);
            end;
        end if;
    end loop;
end
$roles$;

comment on schema monitor is 'NewsMonitor''s own tables. They change without notice: query schema report.';
create schema report;
comment on schema report is 'The analysts'' contract: documented views, read by the role newsmonitor_report.';

grant usage on schema monitor to newsmonitor_worker;
-- Schema and journal were made before this migration. The worker reads the journal to know whether the schema fits.
grant select on monitor.migration to newsmonitor_worker;
alter default privileges in schema monitor grant select, insert, update, delete on tables to newsmonitor_worker;
alter default privileges in schema monitor grant usage, select on sequences to newsmonitor_worker;
-- Not "in schema monitor": for a single schema PostgreSQL can add to the built-in default, never take away from it.
alter default privileges revoke execute on functions from public;

grant usage on schema report to newsmonitor_report, newsmonitor_worker;
alter default privileges in schema report grant select on tables to newsmonitor_report, newsmonitor_worker;
