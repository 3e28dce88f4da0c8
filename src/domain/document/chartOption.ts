import type { Chart, Series } from './vocabulary.ts';

/** Dark enough for a grey print, apart for the colour-blind (Okabe–Ito, deepened). */
const palette = ['#1a56b0', '#c1440e', '#2e7d4f', '#8a6d1f', '#6b4fa0', '#4a5462', '#a03060', '#2b8a9e'];
const ink = '#333a44';
const faint = '#8d97a5';
const line = '#d5dae1';

/** The ECharts option of a chart: plain data, the same in every renderer. `font`: the family that draws the text. */
export function chartOption(chart: Chart, font: string): Record<string, unknown> {
  const base = { animation: false, color: palette, textStyle: { fontFamily: font, color: ink, fontSize: 13 } };
  switch (chart.type) {
    case 'line':
      return {
        ...base,
        ...axes(chart.labels, chart.unit),
        ...legendOf(chart.series),
        series: chart.series.map((s, i) => lineOf(s, i === 0 ? chart.band : undefined)),
      };
    case 'columns':
      return {
        ...base,
        ...axes(chart.labels, chart.unit),
        ...legendOf(chart.series),
        series: chart.series.map((s) => barOf(s, 'top')),
      };
    case 'bars':
      return {
        ...base,
        grid: { left: 12, right: 56, top: chart.series.length > 1 ? 36 : 12, bottom: 24, containLabel: true },
        ...legendOf(chart.series),
        xAxis: {
          type: 'value',
          name: chart.unit,
          nameTextStyle: { color: faint },
          splitLine: { lineStyle: { color: line } },
          axisLabel: { color: ink },
          minInterval: 1,
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: chart.labels,
          axisTick: { show: false },
          axisLine: { lineStyle: { color: line } },
          axisLabel: { color: ink },
        },
        series: chart.series.map((s) => barOf(s, 'right')),
      };
    case 'pareto':
      return paretoOf(base, chart);
    case 'pie':
      return {
        ...base,
        series: [
          {
            type: 'pie',
            radius: ['32%', '62%'],
            center: ['50%', '52%'],
            data: chart.slices,
            label: { formatter: `{b} {c}${chart.unit}（{d}%）`, color: ink },
            percentPrecision: 1,
            itemStyle: { borderColor: '#fff', borderWidth: 1 },
          },
        ],
      };
    case 'funnel':
      return {
        ...base,
        series: [
          {
            type: 'funnel',
            sort: 'none',
            left: '14%',
            width: '56%',
            top: 12,
            bottom: 12,
            gap: 3,
            minSize: '12%',
            data: chart.slices,
            label: { position: 'right', formatter: `{b} {c}${chart.unit}`, color: ink },
          },
        ],
      };
    case 'heat':
      return heatOf(base, chart);
  }
}

function axes(labels: readonly string[], unit: string): Record<string, unknown> {
  return {
    grid: { left: 12, right: 24, top: 40, bottom: 12, containLabel: true },
    xAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: faint } },
      axisLabel: { color: ink, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameTextStyle: { color: faint, align: 'left' },
      splitLine: { lineStyle: { color: line } },
      axisLabel: { color: ink },
      minInterval: unit === '%' ? undefined : 1,
    },
  };
}

function legendOf(series: readonly Series[]): Record<string, unknown> {
  return series.length > 1 ? { legend: { top: 4, right: 12, textStyle: { color: ink }, itemWidth: 22, itemHeight: 10 } } : {};
}

function lineOf(series: Series, band: { centre: number; low: number; high: number } | undefined): Record<string, unknown> {
  const mark = (yAxis: number, name: string) => ({
    yAxis,
    name,
    label: { formatter: name, color: ink, position: 'insideEndTop' },
  });
  return {
    type: 'line',
    name: series.name,
    data: series.values,
    symbolSize: 5,
    showSymbol: series.values.length <= 62,
    lineStyle: series.faint ? { type: 'dashed', width: 1.5, color: faint } : { width: 2 },
    itemStyle: series.faint ? { color: faint } : {},
    ...(band
      ? {
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: palette[1], type: 'dotted', width: 1.5 },
            data: [mark(band.high, '上限'), mark(band.centre, '均值'), mark(band.low, '下限')],
          },
        }
      : {}),
  };
}

function barOf(series: Series, position: 'top' | 'right'): Record<string, unknown> {
  return {
    type: 'bar',
    name: series.name,
    data: series.values,
    barMaxWidth: 26,
    itemStyle: series.faint ? { color: '#b9c2cd' } : {},
    label: { show: series.values.length <= 16, position, color: ink, fontSize: 12 },
  };
}

function paretoOf(base: Record<string, unknown>, chart: Extract<Chart, { type: 'pareto' }>): Record<string, unknown> {
  const total = chart.values.reduce((sum, value) => sum + value, 0);
  let running = 0;
  const cumulative = chart.values.map((value) => {
    running += value;
    return total === 0 ? 0 : Math.round((1000 * running) / total) / 10;
  });
  const { yAxis, ...rest } = axes(chart.labels, chart.unit) as { yAxis: object };
  return {
    ...base,
    ...rest,
    xAxis: {
      type: 'category',
      data: chart.labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: faint } },
      axisLabel: { color: ink, interval: 0, rotate: 35, fontSize: 12 },
    },
    yAxis: [
      yAxis,
      {
        type: 'value',
        max: 100,
        name: '累计 %',
        nameTextStyle: { color: faint, align: 'right' },
        splitLine: { show: false },
        axisLabel: { color: ink },
      },
    ],
    series: [
      barOf({ name: '件数', values: chart.values }, 'top'),
      { type: 'line', yAxisIndex: 1, data: cumulative, symbolSize: 5, lineStyle: { width: 1.5 } },
    ],
  };
}

function heatOf(base: Record<string, unknown>, chart: Extract<Chart, { type: 'heat' }>): Record<string, unknown> {
  const cells = chart.values.flatMap((row, y) => row.map((value, x) => [x, y, value]));
  const most = Math.max(1, ...chart.values.flat());
  const small = chart.columns.length > 14;
  return {
    ...base,
    grid: { left: 12, right: 12, top: 8, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: chart.columns,
      position: 'top',
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: {
        color: ink,
        interval: 0,
        fontSize: small ? 11 : 12,
        rotate: small ? 0 : chart.columns.some((name) => name.length > 4) ? 30 : 0,
      },
    },
    yAxis: {
      type: 'category',
      data: chart.rows,
      inverse: true,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: ink },
    },
    visualMap: { show: false, min: 0, max: most, inRange: { color: ['#f4f7fb', '#9fbfe6', '#1a56b0', '#0d2d60'] } },
    series: [
      {
        type: 'heatmap',
        data: cells.map(([x, y, value]) => ({
          value: [x, y, value], // An empty cell is said by its colour; a table full of noughts hides what matters.
          label: { show: !small && value !== 0, color: (value ?? 0) > most / 2 ? '#fff' : ink },
        })),
        itemStyle: { borderColor: '#fff', borderWidth: 1 },
        label: { fontSize: 11 },
      },
    ],
  };
}
