-- Part B of the list of unfinished cases is read by this order, page by page.
create index case_view_resolve_by on case_view (resolve_by, id) where next_at is not null;
-- What was resolved today and this month.
create index case_fact_resolved_at on analytics.case_fact (resolved_at) where resolved_at is not null;
