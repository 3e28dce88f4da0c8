-- When a case was entered that came in earlier (a form on paper, a call written down later); null: entered as it came.
-- The sentinel learns from it how much of the last days is still to be entered.
alter table analytics.case_fact add column entered_at timestamptz;
update analytics.case_fact f set entered_at = e.at
from event e
where e.case_id = f.case_id and e.version = 1 and e.data ? 'receivedAt' and e.at > f.submitted_at;
