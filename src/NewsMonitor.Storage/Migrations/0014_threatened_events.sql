-- A threat is neither a plan nor an attack.
alter table monitor.article_event_class
    drop constraint article_event_class_status_check,
    add constraint article_event_class_status_check check (status in ('occurred', 'planned', 'threatened', 'historical', 'hypothetical'));
