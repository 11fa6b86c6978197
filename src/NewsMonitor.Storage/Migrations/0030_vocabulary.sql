-- What the ids in the tags mean, for people who read tables and not the files of the rules. Written when a set is applied. What a set no longer has stays:
-- articles of last year still name it.
create table monitor.topic (
    id text primary key,
    label_de text not null,
    label_en text not null,
    topic_group text not null,
    group_label_de text not null,
    group_label_en text not null,
    place int not null,
    iptc text[] not null,
    eurovoc text[] not null,
    retired_at timestamptz
);
create table monitor.entity (
    id text primary key,
    label_de text not null,
    label_en text not null,
    type text not null,
    class text,
    country text,
    parent text,
    retired_at timestamptz
);
create table monitor.event_class (
    id text primary key,
    severity smallint not null,
    does_harm bool not null,
    cameo text not null,
    retired_at timestamptz
);
create table monitor.watch_rule (
    id text primary key,
    title_de text not null,
    title_en text not null,
    priority smallint not null,
    owner text,
    retired_at timestamptz
);

create view report.topic as
select id as topic, label_de, label_en, topic_group, group_label_de, group_label_en, place, iptc, eurovoc, retired_at from monitor.topic;
comment on view report.topic is 'One row per topic that rules have ever had: names for people, in the words of the newest set that has it.';
comment on column report.topic.topic is 'Id, as in article_topic.';
comment on column report.topic.label_de is 'German name.';
comment on column report.topic.label_en is 'English name.';
comment on column report.topic.topic_group is 'Id of its group.';
comment on column report.topic.group_label_de is 'German name of the group.';
comment on column report.topic.group_label_en is 'English name of the group.';
comment on column report.topic.place is 'Place in reading order, groups together, from 1.';
comment on column report.topic.iptc is 'Corresponding IPTC Media Topics, nearest first; ~ marks a broader one.';
comment on column report.topic.eurovoc is 'Corresponding EuroVoc concepts.';
comment on column report.topic.retired_at is 'When a set was applied that no longer has it; null while the active one has.';

create view report.entity as
select id as entity, label_de, label_en, type, class, country, parent, retired_at from monitor.entity;
comment on view report.entity is 'One row per person, organisation, place or weapon that rules have ever had, in the words of the newest set that has it.';
comment on column report.entity.entity is 'Id, as in article_entity; of a country its ISO 3166-1 alpha-2 code.';
comment on column report.entity.label_de is 'German name.';
comment on column report.entity.label_en is 'English name.';
comment on column report.entity.type is 'As in article_entity, such as person, armed-force, weapon, country.';
comment on column report.entity.class is 'Class of a weapon, such as aircraft/fighter; null for what is none.';
comment on column report.entity.country is 'ISO 3166-1 alpha-2 code of its state; null when there is none.';
comment on column report.entity.parent is 'Id of the entity that it is part of; null when there is none.';
comment on column report.entity.retired_at is 'When a set was applied that no longer has it; null while the active one has.';

create view report.event_class as
select id as class, severity, does_harm, cameo, retired_at from monitor.event_class;
comment on view report.event_class is 'One row per kind of event that rules have ever had.';
comment on column report.event_class.class is 'Id, as in article_event_class.';
comment on column report.event_class.severity is 'Severity when it occurred: 0 info to 4 critical; one more in a watched country when it does harm.';
comment on column report.event_class.does_harm is 'Whether it does harm where it happens.';
comment on column report.event_class.cameo is 'Corresponding CAMEO codes or ranges; empty when there is none.';
comment on column report.event_class.retired_at is 'When a set was applied that no longer has it; null while the active one has.';

create view report.watch_rule as
select id as rule, title_de, title_en, 'P' || priority as priority, owner, retired_at from monitor.watch_rule;
comment on view report.watch_rule is 'One row per watch rule there has ever been, in the words of the newest set that has it.';
comment on column report.watch_rule.rule is 'Id, as in alert.';
comment on column report.watch_rule.title_de is 'German name.';
comment on column report.watch_rule.title_en is 'English name.';
comment on column report.watch_rule.priority is 'Priority of its alerts when nothing raises it: P1 (wake somebody) to P4.';
comment on column report.watch_rule.owner is 'Team that wrote it; null when none is named.';
comment on column report.watch_rule.retired_at is 'When a set was applied that no longer has it; null while the active one has.';

insert into monitor.report_version (number, note)
select max(number) + 1, 'New: topic, entity, event_class and watch_rule, what the ids mean. Empty until apply has run once.' from monitor.report_version;
