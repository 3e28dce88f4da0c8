import type pg from 'pg';

/** Gives numbers as the database would (next_case_number), year by year, and tells it at the end how far it has come. */
export async function caseNumbers(pool: pg.Pool) {
  const { rows } = await pool.query<{ year: string; last: number | null }>(
    `select right(sequencename, 4) as year, last_value as last from pg_sequences where sequencename like 'case\\_number\\_%'`,
  );
  const last = new Map(rows.map(({ year, last: value }) => [year, value ?? 0]));
  return {
    next(year: string): string {
      const number = (last.get(year) ?? 0) + 1;
      last.set(year, number);
      return `JS${year}-${String(number).padStart(6, '0')}`;
    },
    async store(): Promise<void> {
      for (const [year, number] of last) {
        await pool.query('select next_case_number($1)', [Number(year)]);
        await pool.query('select setval($1::regclass, $2)', [`case_number_${year}`, number]);
      }
    },
  };
}
