-- Beside every rate stands how many of its cases are confidential and only counted: few among the many of a year.
create index case_fact_sensitive on analytics.case_fact (first_day, case_id) where confidentiality <> 'normal';
