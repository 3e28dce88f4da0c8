import { createRequire } from 'node:module';
import { chartOption } from '../../domain/document/chartOption.ts';
import type { Chart } from '../../domain/document/vocabulary.ts';

// As one file: the modules of the package are hundreds, which take seconds to read on a busy machine.
const { init } = createRequire(import.meta.url)('echarts') as typeof import('echarts');

/** The open sans of the PDF, first; then what a browser's machine has. The name is what the font file itself says. */
export const chartFont = 'Noto Sans S Chinese';
const fallbacks = `'${chartFont}','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif`;

export type Drawing = { readonly svg: string; readonly width: number; readonly height: number };

/** Draws a chart without a browser. The same chart gives the same text. `forBrowser`: with fallbacks for machines without the font. */
export function chartSvg(chart: Chart, forBrowser: boolean): Drawing {
  const { width, height } = sizeOf(chart);
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawn.setOption(chartOption(chart, forBrowser ? fallbacks : chartFont));
    return { svg: withStableIds(drawn.renderToSVGString()), width, height };
  } finally {
    drawn.dispose();
  }
}

/** Pixels; 590 are the width of the type area. */
function sizeOf(chart: Chart): { width: number; height: number } {
  const width = 640;
  switch (chart.type) {
    case 'line':
    case 'columns':
      return { width, height: 300 };
    case 'pareto':
      return { width, height: 360 };
    case 'pie':
      return { width, height: 300 };
    case 'funnel':
      return { width, height: 60 + 44 * chart.slices.length };
    case 'bars':
      return { width, height: 60 + 30 * Math.max(3, chart.labels.length) };
    case 'heat':
      return { width, height: 50 + 30 * Math.max(3, chart.rows.length) };
  }
}

/** ECharts numbers what it draws through the life of the process: a reprint would differ in names that nobody sees. */
function withStableIds(svg: string): string {
  const known = new Map<string, string>();
  return svg.replace(/zr\d+-([a-z]+)-?\d+|zr\d+-cls-\d+/g, (name) => {
    const stable = known.get(name) ?? `c${known.size}`;
    known.set(name, stable);
    return stable;
  });
}
