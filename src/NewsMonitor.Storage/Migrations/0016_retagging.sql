-- Stored articles can be tagged again by other rules. One that they announce for the first time may be live news no longer.
comment on column report.article.backfill is 'True when it was not live news: at first sight, or when other rules announced it later.';
