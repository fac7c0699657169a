import { useEffect, useRef, useState } from 'preact/hooks';
import { drawChart } from './chart-engine.ts';
import { type Json, isObject, numberOf, textOf } from './json.ts';
import type { Part } from './part.ts';

const ratios: Readonly<Record<string, string>> = { '1:1': '1 / 1', '2:1': '2 / 1', '4:3': '4 / 3', '16:9': '16 / 9' };

function heightOf(element: Json) {
  const height = numberOf(textOf(element.height).replace('px', ''));
  return height
    ? { height: `${height}px`, aspectRatio: 'auto' }
    : { aspectRatio: ratios[textOf(element.aspect_ratio)] };
}

/** Draws with Feishu's own engine, which is fetched only once a chart comes into sight. */
export function Chart({ element }: Part) {
  const host = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState<string>();
  const spec = element.chart_spec;
  useEffect(() => {
    const place = host.current;
    if (!place || !isObject(spec)) return undefined;
    let release: (() => void) | undefined;
    let gone = false;
    const draw = async () => {
      const drawn = await drawChart(place, spec, textOf(element.color_theme));
      if (gone) drawn();
      else release = drawn;
    };
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      sight.disconnect();
      draw().catch((error: unknown) => setFault(error instanceof Error ? error.message : String(error)));
    });
    sight.observe(place);
    return () => {
      gone = true;
      sight.disconnect();
      release?.();
    };
  }, [spec, element.color_theme]);
  return (
    <>
      <div class="chart" ref={host} style={heightOf(element)} role="img" aria-label="图表" />
      {fault !== undefined && <p class="unknown">图表画不出来：{fault}</p>}
    </>
  );
}
