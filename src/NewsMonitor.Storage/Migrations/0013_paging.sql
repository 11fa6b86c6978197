-- A listing that goes on in further documents is followed by a poll for each: the gap of the host is kept by its lease as for any other
-- poll, and a worker that dies between two of them loses nothing.
alter table monitor.source_poll
    add column paging jsonb,
    add column gap text;
comment on column monitor.source_poll.paging is 'Where its polls have got to in a listing of several documents, and when the first is due again; null between listings.';
comment on column monitor.source_poll.gap is 'What may be missing: the last listing showed only what was new, and its older pages did not reach what was known. Null when the listing overlaps.';

alter table monitor.fetch drop constraint fetch_kind_check, add constraint fetch_kind_check check (kind in ('poll', 'continuation', 'import'));
comment on column report.fetch.kind is 'poll; continuation of its listing: a sitemap of an index, an older page; or import of a file.';

alter table monitor.incident drop constraint incident_kind_check,
    add constraint incident_kind_check check (kind in ('outage', 'down', 'parked', 'moved', 'silent', 'gap'));
comment on column report.incident.kind is 'outage: the worker itself was cut off; down: a source fails for a day; parked: it is gone; moved: its address redirects for good; silent: nothing new against its rhythm; gap: it showed only what was new, so that entries may be missing.';

comment on column monitor.source_day.postponed is 'Polls that came to nothing while the worker itself was cut off, or because they were led to another host that was not to be asked then: nobody is blamed for them.';
comment on column report.source_day.postponed is 'Polls that came to nothing while the worker itself was cut off, or because they were led to another host that was not to be asked then: not the source''s failures.';
