-- What unit_day holds, by the stretches of the day: a day that ends at noon or at five takes its ends from here.
create table analytics.unit_stretch (
  like analytics.unit_day,
  since text not null,
  constraint unit_stretch_moment check (moment in ('created','responseDue','due','closed','calledBack')),
  constraint unit_stretch_pile check (pile in ('assessed','excluded')),
  constraint unit_stretch_since check (since in ('00:00','12:00','17:00')),
  primary key (day, moment, pile, since, unit)
) with (fillfactor = 70);

-- Whose a sign of gaming is: of the unit that closed the case last.
create index case_fact_closer on analytics.case_fact ((coalesce(rounds -> -1 ->> 'unit', unit)), last_day);
