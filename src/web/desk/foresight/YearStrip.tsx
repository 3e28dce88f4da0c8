const width = 180;
const months = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The twelve months of a year with the season on them; the words stand in the columns beside it. */
export function YearStrip({ from, to, lead }: { readonly from: string; readonly to: string; readonly lead: string }) {
  const at = (day: string) => ((Number(day.slice(5, 7)) - 1 + (Number(day.slice(8, 10)) - 1) / 31) / 12) * width;
  const [start, end, ready] = [at(from), at(to), at(lead)];
  // A season over the new year is drawn in two pieces.
  const spans =
    start <= end
      ? [[start, end]]
      : [
          [start, width],
          [0, end],
        ];
  return (
    <svg className="year-strip" viewBox={`0 0 ${width} 16`} aria-hidden focusable="false">
      <rect className="year-ground" x={0} y={5} width={width} height={7} rx={2} />
      {months.map((month) => (
        <line key={month} className="year-month" x1={((month + 1) * width) / 12} x2={((month + 1) * width) / 12} y1={5} y2={12} />
      ))}
      {spans.map(([left = 0, right = 0]) => (
        <rect key={left} className="year-season" x={left} y={5} width={Math.max(3, right - left)} height={7} rx={2} />
      ))}
      <path className="year-lead" d={`M${ready - 4},0h8l-4,5z`} />
    </svg>
  );
}
