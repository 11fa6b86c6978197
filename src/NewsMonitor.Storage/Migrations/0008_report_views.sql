create view report.source as
select s.key, s.name, s.url, s.kind, s.country, s.language, s.time_zone, s.publisher, s.tier, s.poll_interval, s.added_at, s.retired_at,
       p.first_success_at, p.last_success_at, p.last_attempt_at, p.last_new_at, p.next_due_at, p.failures, p.failure, p.failure_message
from monitor.source s join monitor.source_poll p on p.source_id = s.id;

comment on view report.source is 'One row per source, retired ones included, with the state of its polling.';
comment on column report.source.key is 'Stable name of the source.';
comment on column report.source.name is 'Name for people.';
comment on column report.source.url is 'Address that is polled.';
comment on column report.source.kind is 'What the address serves: auto, feed.';
comment on column report.source.country is 'Country of the publisher, ISO 3166-1 alpha-2; null when it is not a national one.';
comment on column report.source.language is 'Language assumed when an article does not say.';
comment on column report.source.time_zone is 'Zone in which the source means times without a zone.';
comment on column report.source.publisher is 'Publisher family: sources of one family corroborate a story once.';
comment on column report.source.tier is '1 agency or official, 2 established newsroom, 3 other.';
comment on column report.source.poll_interval is 'Configured pause between two polls.';
comment on column report.source.added_at is 'When the source first entered the configuration.';
comment on column report.source.retired_at is 'When it left the configuration; null while it is polled.';
comment on column report.source.first_success_at is 'First successful poll: what came with it is backfill.';
comment on column report.source.last_success_at is 'Last successful poll, unchanged ones included.';
comment on column report.source.last_attempt_at is 'Last poll, successful or not.';
comment on column report.source.last_new_at is 'Last poll that brought a new article.';
comment on column report.source.next_due_at is 'When it will be polled next.';
comment on column report.source.failures is 'Failed polls in a row; 0 after a success.';
comment on column report.source.failure is 'Class of the last failure; null after a success.';
comment on column report.source.failure_message is 'What happened, for the operator; null after a success.';

create view report.fetch as
select f.id, s.key as source, f.started_at, f.finished_at, f.kind, f.outcome, f.failure, f.message, f.http_status, f.requests, f.bytes, f.backfill,
       f.seen, f.new, f.revised, f.known, f.sighting, f.repeated, f.quarantined, f.over_limit, f.set_number
from monitor.fetch f join monitor.source s on s.id = f.source_id;

comment on view report.fetch is 'One row per fetch that brought entries or failed; unchanged polls are not listed. seen = new + revised + known + sighting + repeated + quarantined + over_limit.';
comment on column report.fetch.id is 'Number of the fetch.';
comment on column report.fetch.source is 'Key of the source.';
comment on column report.fetch.started_at is 'When the fetch was claimed.';
comment on column report.fetch.finished_at is 'When its result was stored.';
comment on column report.fetch.kind is 'poll, or import of a file.';
comment on column report.fetch.outcome is 'ok; partial: a broken feed of which the complete entries were kept; failed.';
comment on column report.fetch.failure is 'Class of the failure, from a closed list; null unless failed.';
comment on column report.fetch.message is 'What happened, in one line; null unless failed.';
comment on column report.fetch.http_status is 'Last HTTP status; null when no answer came.';
comment on column report.fetch.requests is 'HTTP requests made, redirects included.';
comment on column report.fetch.bytes is 'Bytes read after decompression.';
comment on column report.fetch.backfill is 'True for a first fetch and for imports: not live news.';
comment on column report.fetch.seen is 'Entries that the fetch brought.';
comment on column report.fetch.new is 'Entries that became new articles.';
comment on column report.fetch.revised is 'Entries that became new revisions.';
comment on column report.fetch.known is 'Entries of known, unchanged articles.';
comment on column report.fetch.sighting is 'Entries of known articles that this source showed for the first time.';
comment on column report.fetch.repeated is 'Entries that stood twice in this fetch.';
comment on column report.fetch.quarantined is 'Entries that could not become articles.';
comment on column report.fetch.over_limit is 'Entries beyond the number one fetch may bring.';
comment on column report.fetch.set_number is 'Configuration set that was active.';

create view report.article as
select a.public_id as article, s.key as source, a.link, a.title, a.lead, r.text, a.text_scope, a.language, a.author, a.categories, a.enclosures,
       a.published_at, a.published_source, a.first_seen_at, a.revision, a.revised_at, a.word_count, a.relevance, a.severity, a.severity_because,
       i.backfill, i.announced_at, a.set_number, a.rules_hash
from monitor.article a
join monitor.source s on s.id = a.source_id
join monitor.identity i on i.article_id = a.id
join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision;

comment on view report.article is 'One row per article, relevant or not, in its newest revision.';
comment on column report.article.article is 'Public id: the article.id of the events.';
comment on column report.article.source is 'Key of the source that showed it first.';
comment on column report.article.link is 'Address as the source gives it; null when it gives none.';
comment on column report.article.title is 'Headline, plain text.';
comment on column report.article.lead is 'Teaser, or first paragraph.';
comment on column report.article.text is 'Text of the newest revision, plain; paragraphs separated by a line feed.';
comment on column report.article.text_scope is 'How much of the article the text is: title, teaser, full (as the feed sends it).';
comment on column report.article.language is 'BCP 47 primary tag, or und.';
comment on column report.article.author is 'Author as given.';
comment on column report.article.categories is 'Categories as given.';
comment on column report.article.enclosures is 'Attached media: array of {url, type, length}.';
comment on column report.article.published_at is 'When the source says it was published; null when it does not say.';
comment on column report.article.published_source is 'feed; first-seen where the source''s own time cannot be true.';
comment on column report.article.first_seen_at is 'When we saw it first.';
comment on column report.article.revision is 'Number of the newest revision, from 1.';
comment on column report.article.revised_at is 'When the newest revision was stored.';
comment on column report.article.word_count is 'Words in title and text.';
comment on column report.article.relevance is 'How much it is about defence and security: 0 to 100.';
comment on column report.article.severity is 'How grave what happened is: 0 info, 1 low, 2 notable, 3 high, 4 critical.';
comment on column report.article.severity_because is 'Event class and status that gave the severity.';
comment on column report.article.backfill is 'True when it was not live news at first sight.';
comment on column report.article.announced_at is 'When article.detected was written; null for articles never relevant.';
comment on column report.article.set_number is 'Configuration set that tagged it.';
comment on column report.article.rules_hash is 'Hash of that set.';

create view report.article_topic as
select i.public_id as article, t.first_seen_at, t.topic, t.salience, t.points, t.revision, t.evidence, t.set_number, t.rules_hash
from monitor.article_topic t join monitor.identity i on i.article_id = t.article_id;

comment on view report.article_topic is 'One row per article and topic, of the newest revision, with the evidence.';
comment on column report.article_topic.article is 'Public id of the article.';
comment on column report.article_topic.first_seen_at is 'When we saw the article first.';
comment on column report.article_topic.topic is 'Topic id of the taxonomy.';
comment on column report.article_topic.salience is 'main: the article is about it; mentioned: named in passing.';
comment on column report.article_topic.points is 'Strength: 0 to 40.';
comment on column report.article_topic.revision is 'Revision whose text was tagged.';
comment on column report.article_topic.evidence is 'Why: array of {field, text, term, points, rule}; rule is file:line of the configuration set.';
comment on column report.article_topic.set_number is 'Configuration set that tagged it.';
comment on column report.article_topic.rules_hash is 'Hash of that set.';
