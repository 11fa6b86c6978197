-- The desk: one worker at a time gathers announced articles into stories, and raises alerts. Its tables are small beside those of the articles and
-- stay when these leave: a story is a line, and what was told of it must be known for ever, so that it is not told again.
create sequence monitor.desk_sequence;

create table monitor.desk_lease (
    single bool primary key default true check (single),
    holder text,
    token bigint not null default 0,
    lease_until timestamptz not null default '-infinity',
    changes_read bigint not null
) with (fillfactor = 10);
comment on table monitor.desk_lease is 'Who leads the desk. Every transaction of the desk checks the token first, and that the lease has not ended.';
comment on column monitor.desk_lease.token is 'Fencing token; the next one with each take-over.';
comment on column monitor.desk_lease.changes_read is 'Number in the event log up to which changes of articles that have a story were seen.';
insert into monitor.desk_lease (changes_read) select last_value from monitor.event_sequence;

-- What was announced long before there was a desk is no news for it.
update monitor.identity i set desk_seq = n.seq
from (select a.article_id, nextval('monitor.desk_sequence') as seq
      from (select article_id from monitor.identity where announced_at < now() - interval '1 day' and desk_seq is null order by announced_at, article_id) a) n
where n.article_id = i.article_id;
drop index monitor.identity_for_desk;
create index identity_for_desk on monitor.identity (announced_at, article_id) where announced_at is not null and desk_seq is null;

create table monitor.story (
    id bigint primary key references monitor.identity (article_id),
    public_id uuid not null unique,
    revision int not null check (revision >= 1),
    title text not null,
    language text not null,
    languages text[] not null,
    countries text[] not null,
    first_seen_at timestamptz not null,
    last_article_at timestamptz not null,
    articles int not null check (articles >= 1),
    sources int not null check (sources >= 1),
    severity smallint not null check (severity between 0 and 4),
    changed_at timestamptz not null,
    merged_into bigint references monitor.story (id),
    started_at timestamptz,
    told_at timestamptz,
    told_step int not null default 0,
    told_severity smallint not null default 0,
    told_languages text[] not null default '{}',
    told_seq bigint not null default 0,
    due_at timestamptz
) with (fillfactor = 80);
comment on table monitor.story is 'Articles on one thing that happened. Stories merge, and never split.';
comment on column monitor.story.id is 'Internal number of its first article.';
comment on column monitor.story.sources is 'Independent publishers: a family counts once.';
comment on column monitor.story.merged_into is 'The story that it turned out to be; null for one that stands for itself.';
comment on column monitor.story.started_at is 'When story.started was told; null while only one publisher tells it.';
comment on column monitor.story.told_at is 'When its latest event was written; the next story.grew comes five minutes later at the earliest.';
comment on column monitor.story.told_step is 'Number of publishers that was told as reached.';
comment on column monitor.story.told_seq is 'Articles above this place in the order of the desk were not told yet.';
comment on column monitor.story.due_at is 'When to tell what is held back; null when nothing is.';
create index story_due on monitor.story (due_at) where due_at is not null;
create index story_by_time on monitor.story (first_seen_at);

create table monitor.story_article (
    article_id bigint primary key references monitor.identity (article_id),
    first_seen_at timestamptz not null,
    story_id bigint not null references monitor.story (id),
    same_text_as bigint,
    similarity real not null check (similarity between 0 and 1),
    revision int not null,
    page_text bool not null,
    desk_seq bigint not null unique,
    taken_at timestamptz not null,
    language text not null,
    entities text[] not null,
    main_entities text[] not null,
    concepts text[] not null
);
comment on table monitor.story_article is 'To which story an article belongs, and by what it was decided: the desk builds its window from it.';
comment on column monitor.story_article.first_seen_at is 'As in identity; names the partition of the article.';
comment on column monitor.story_article.story_id is 'Its story today: the one that absorbed it where stories were merged.';
comment on column monitor.story_article.same_text_as is 'The earliest article whose text it repeats; null for a text of its own.';
comment on column monitor.story_article.revision is 'Revision whose text decided.';
comment on column monitor.story_article.page_text is 'Whether the text of its page decided, not that of the feed.';
comment on column monitor.story_article.entities is 'What it named in passing when it was taken.';
comment on column monitor.story_article.main_entities is 'What it was about when it was taken.';
comment on column monitor.story_article.concepts is 'Main topics (topic:…) and kinds of events (event:…) when it was taken.';
create index story_article_by_story on monitor.story_article (story_id);
create index story_article_by_time on monitor.story_article (first_seen_at);

create table monitor.story_merge (
    absorbed bigint primary key references monitor.story (id),
    into_story bigint not null references monitor.story (id),
    merged_at timestamptz not null
);
comment on table monitor.story_merge is 'Which story turned out to be which. into_story is what it was at that moment; it may have been absorbed later.';

create table monitor.alert (
    id uuid primary key,
    rule text not null,
    story_id bigint not null references monitor.story (id),
    day date,
    status text not null check (status in ('held', 'limited', 'raised', 'closed')),
    revision int not null check (revision >= 0),
    priority smallint not null check (priority between 1 and 4),
    late bool not null,
    because text[] not null,
    starts_at timestamptz not null,
    expires_at timestamptz not null,
    sources int not null,
    articles int not null,
    same_story int not null,
    rate_limited int not null,
    closed text check (closed in ('expired', 'withdrawn', 'merged')),
    held_until timestamptz,
    held_priority smallint check (held_priority between 1 and 4),
    held_late bool,
    held_because text[],
    held_sources int,
    held_replaces uuid,
    due_at timestamptz,
    told_at timestamptz,
    changed_at timestamptz not null,
    constraint alert_closed_for_a_reason check ((status = 'closed') = (closed is not null)),
    constraint alert_held_whole check ((held_until is null) = (held_priority is null) and (held_until is null) = (held_because is null))
) with (fillfactor = 80);
comment on table monitor.alert is 'What a watch rule says of a story, or of a day: one row for ever, whose id follows from both.';
comment on column monitor.alert.story_id is 'Its story; of an alert of a day the one that it was told of last.';
comment on column monitor.alert.day is 'Day in UTC of a rule that alerts once a day; null for the others.';
comment on column monitor.alert.status is 'held: it waits for the end of quiet hours; limited: its rule was at its limit; raised; closed.';
comment on column monitor.alert.revision is 'Number of its last event; 0 while nothing was told.';
comment on column monitor.alert.priority is '1 (wake somebody) to 4.';
comment on column monitor.alert.late is 'True when it rests on what is no live news.';
comment on column monitor.alert.held_until is 'End of the quiet hours after which what is held is told; null when nothing is.';
comment on column monitor.alert.due_at is 'When time alone changes it: what is held is told, or it expires; null when nothing will happen.';
create unique index alert_once_per_story on monitor.alert (rule, story_id) where day is null;
create unique index alert_once_per_day on monitor.alert (rule, day) where day is not null;
create index alert_by_story on monitor.alert (story_id);
create index alert_due on monitor.alert (due_at) where due_at is not null;
create index alert_told on monitor.alert (rule, told_at desc) where status = 'raised';

create table monitor.alert_rate (
    rule text primary key,
    sent_at timestamptz[] not null,
    limit_told_at timestamptz
);
comment on table monitor.alert_rate is 'What each watch rule has sent within the last hour, for its limit.';

create table monitor.desk_parked (
    article_id bigint primary key references monitor.identity (article_id),
    attempts int not null check (attempts >= 1),
    error text not null,
    failed_at timestamptz not null,
    next_attempt_at timestamptz not null
);
comment on table monitor.desk_parked is 'Articles that the desk could not take. After five attempts one is left out, with a place in the order and without a story.';
comment on column monitor.desk_parked.next_attempt_at is 'Infinity once it is left out.';

create view report.story as
select s.public_id as story, s.title, s.language, s.languages, s.countries, s.first_seen_at, s.last_article_at, s.articles, s.sources, s.severity,
       s.revision, s.started_at, s.told_at, s.changed_at, o.public_id as merged_into, m.merged_at
from monitor.story s
left join monitor.story o on o.id = s.merged_into
left join monitor.story_merge m on m.absorbed = s.id;
comment on view report.story is 'One row per story: articles on one thing that happened. One that was merged into another stays, as it was at that moment.';
comment on column report.story.story is 'Public id, as in events.';
comment on column report.story.title is 'Headline of the article that tells it best.';
comment on column report.story.language is 'Language of the title.';
comment on column report.story.languages is 'Languages of its articles.';
comment on column report.story.countries is 'Countries of its sources, ISO 3166 codes.';
comment on column report.story.first_seen_at is 'When we saw its first article.';
comment on column report.story.last_article_at is 'When we saw its latest article.';
comment on column report.story.articles is 'Number of articles; those that were withdrawn do not count while others are left.';
comment on column report.story.sources is 'Number of independent publishers: a family counts once.';
comment on column report.story.severity is 'Of its gravest article: 0 info to 4 critical.';
comment on column report.story.revision is 'How often it has changed.';
comment on column report.story.started_at is 'When story.started was told, at the second publisher; null for most.';
comment on column report.story.told_at is 'When its latest event was written; null when none was.';
comment on column report.story.changed_at is 'When it changed last.';
comment on column report.story.merged_into is 'Public id of the story that it turned out to be; null for one that stands for itself.';
comment on column report.story.merged_at is 'When that was noticed.';

create view report.story_article as
select s.public_id as story, i.public_id as article, m.first_seen_at, m.taken_at, t.public_id as same_text_as, m.similarity, m.revision
from monitor.story_article m
join monitor.story s on s.id = m.story_id
join monitor.identity i on i.article_id = m.article_id
left join monitor.identity t on t.article_id = m.same_text_as;
comment on view report.story_article is 'One row per article that was announced, with its story. It stays when the article has left the database.';
comment on column report.story_article.story is 'Public id of its story; after a merger, of the one that stayed.';
comment on column report.story_article.article is 'Public id of the article.';
comment on column report.story_article.first_seen_at is 'When we saw the article first.';
comment on column report.story_article.taken_at is 'When it got its story.';
comment on column report.story_article.same_text_as is 'Public id of the earliest article whose text it repeats; null for a text of its own.';
comment on column report.story_article.similarity is 'How like the story it was: 0 to 1; 1 for the article that began it.';
comment on column report.story_article.revision is 'Revision whose text decided.';

create view report.alert as
select a.id as alert, a.rule, s.public_id as story, a.day, a.status, 'P' || a.priority as priority, a.late, a.because, a.starts_at, a.expires_at,
       a.sources, a.articles, a.same_story, a.rate_limited, a.closed, a.held_until, a.revision, a.told_at, a.changed_at
from monitor.alert a join monitor.story s on s.id = a.story_id;
comment on view report.alert is 'One row per alert: what a watch rule says of a story, or of a day. It is raised, updated and closed, and keeps its id.';
comment on column report.alert.alert is 'Public id, as in events.';
comment on column report.alert.rule is 'Id of the watch rule.';
comment on column report.alert.story is 'Public id of its story; of an alert of a day, the one that it was told of last.';
comment on column report.alert.day is 'Day in UTC of a rule that alerts once a day; null for the others.';
comment on column report.alert.status is 'raised, closed; held: not told, it waits for the end of quiet hours; limited: not told, its rule was at its limit.';
comment on column report.alert.priority is 'P1 (wake somebody) to P4.';
comment on column report.alert.late is 'True when it rests on what is no live news; then it is at most P3.';
comment on column report.alert.because is 'The conditions that held when it was told last, each with its values.';
comment on column report.alert.starts_at is 'When it was first raised.';
comment on column report.alert.expires_at is 'When it closes if nothing more comes.';
comment on column report.alert.sources is 'Independent publishers, as told last.';
comment on column report.alert.articles is 'Articles of the story when it was looked at last.';
comment on column report.alert.same_story is 'Articles of the same story that raised no alert of their own.';
comment on column report.alert.rate_limited is 'Alerts of the rule beyond its limit that this one told of.';
comment on column report.alert.closed is 'Why it was closed: expired, withdrawn, merged; null while it is not.';
comment on column report.alert.held_until is 'When news of it is told that is held by quiet hours; null when none is.';
comment on column report.alert.revision is 'Number of its last event; 0 while nothing was told.';
comment on column report.alert.told_at is 'When its latest event was written; null while nothing was told.';
comment on column report.alert.changed_at is 'When it changed last.';
