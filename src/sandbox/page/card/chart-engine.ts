import type { Json } from './json.ts';

type Drawn = { readonly renderAsync: () => Promise<unknown>; readonly release: () => void };
type Engine = {
  readonly default: new (spec: Json, options: Json) => Drawn;
  readonly ThemeManager: { readonly registerTheme: (name: string, theme: Json) => void };
};

declare global {
  interface Window {
    VChart?: Engine;
  }
}

const family = 'PingFang SC, Microsoft YaHei, HarmonyOS Sans SC, Noto Sans SC, sans-serif';

/** Feishu's palettes by color_theme. */
const palettes: Readonly<Record<string, readonly string[]>> = {
  brand: ['#3370ff', '#2dbeab', '#f80', '#935af6', '#34c724', '#f54a45', '#14c0ff', '#ffc60a', '#4954e6', '#f14ba9'],
  rainbow: ['#f54a45', '#f80', '#ffc60a', '#34c724', '#00d6b9', '#14c0ff', '#3370ff', '#7f3bf5', '#d136d1', '#f14ba9'],
  complementary: ['#3370ff', '#f80', '#00d6b9', '#f54a45', '#14c0ff', '#ffc60a', '#7f3bf5', '#9fdb1d'],
  converse: ['#14c0ff', '#f54a45', '#3370ff', '#f80', '#34c724', '#d136d1', '#ffc60a', '#7f3bf5'],
  primary: ['#3370ff', '#5c8dff', '#85aaff', '#adc6ff', '#245bdb', '#1c4cba', '#133c9a', '#0c296e'],
};

let loading: Promise<Engine> | undefined;

function load(): Promise<Engine> {
  loading ??= new Promise<Engine>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/sandbox-assets/vchart.js';
    script.addEventListener('error', () => reject(new Error('图表引擎没有载入')));
    script.addEventListener('load', () => {
      const engine = window.VChart;
      if (!engine) return reject(new Error('图表引擎没有载入'));
      for (const [name, colorScheme] of Object.entries(palettes)) {
        engine.ThemeManager.registerTheme(name, { fontFamily: family, colorScheme: { default: colorScheme } });
      }
      resolve(engine);
    });
    document.head.append(script);
  });
  return loading;
}

/** A canvas never fetches a font by itself: the glyphs of the chart's words have to be there before it draws. */
async function loadGlyphs(words: string): Promise<void> {
  await Promise.all([400, 500].map((weight) => document.fonts.load(`${weight} 12px "Noto Sans SC"`, words)));
}

/** Draws the spec as given into the place and hands back how to clear it away. */
export async function drawChart(place: HTMLElement, spec: Json, theme: string): Promise<() => void> {
  const [engine] = await Promise.all([load(), loadGlyphs(`${JSON.stringify(spec)}0123456789%.-`)]);
  const options = { dom: place, theme: theme in palettes ? theme : 'brand', mode: 'desktop-browser', animation: false };
  const chart = new engine.default(structuredClone(spec), options);
  await chart.renderAsync();
  return () => chart.release();
}
