-- What every new article pays for is what somebody asks for. An index holds nulls as well, and until the desk exists desk_seq is nothing else.
alter table monitor.identity drop constraint identity_desk_seq_key;
create unique index identity_desk_seq on monitor.identity (desk_seq) where desk_seq is not null;

-- Keys are asked for by their hash; nobody asks which keys an article has.
drop index monitor.identity_key_article;
