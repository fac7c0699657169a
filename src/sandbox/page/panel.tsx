import { useState } from 'preact/hooks';
import type { SandboxCall } from '../wire.ts';
import { sayTime } from './clock.ts';
import { Back, Chevron } from './icons.tsx';

/** Feishu wraps JSON in texts (content, card); unwrapped it can be read. */
function unwrap(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const pretty = (value: unknown): string => JSON.stringify(value, (_key, inner) => unwrap(inner), 2) ?? '（空）';

function Detail({ name, value }: { readonly name: string; readonly value: unknown }) {
  return (
    <>
      <h3>{name}</h3>
      <pre>{pretty(value)}</pre>
    </>
  );
}

function Call({ call }: { readonly call: SandboxCall }) {
  const [open, setOpen] = useState(false);
  const incoming = call.direction === 'to-bot';
  return (
    <li class="call">
      <button type="button" class="call-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class={incoming ? 'way to' : 'way from'}>{incoming ? '收' : '发'}</span>
        <span class="call-words">
          <span class="what">{call.what}</span>
          <small>
            {sayTime(call.at)} · {Math.round(call.ms)} 毫秒
          </small>
        </span>
        <span class={call.outcome === 'ok' ? 'outcome ok' : 'outcome bad'}>{call.outcome}</span>
        <Chevron open={open} />
      </button>
      {open && (
        <div class="call-body">
          <Detail name={incoming ? '送给机器人的' : '机器人的请求'} value={call.body} />
          <Detail name={incoming ? '机器人的答复' : '飞书的答复'} value={call.answer} />
        </div>
      )}
    </li>
  );
}

type Filter = 'all' | SandboxCall['direction'];
const filters: readonly (readonly [Filter, string])[] = [
  ['all', '全部'],
  ['to-bot', '机器人收到的'],
  ['from-bot', '机器人发出的'],
];

/** Every delivery to the bot and every call by it, the latest first. */
export function Panel({ calls, back }: { readonly calls: readonly SandboxCall[]; readonly back: () => void }) {
  const [filter, setFilter] = useState<Filter>('all');
  const shown = calls.filter((call) => filter === 'all' || call.direction === filter).toReversed();
  return (
    <section class="panel" data-testid="panel" aria-label="往来记录">
      <header class="bar">
        <button type="button" class="icon-button back" aria-label="返回" onClick={back}>
          <Back />
        </button>
        <h2>往来记录</h2>
        <small>{calls.length}</small>
      </header>
      <div class="filters" role="group" aria-label="只看">
        {filters.map(([key, words]) => (
          <button key={key} type="button" aria-pressed={filter === key} onClick={() => setFilter(key)}>
            {words}
          </button>
        ))}
      </div>
      <ol class="calls">
        {shown.map((call) => (
          <Call key={call.n} call={call} />
        ))}
        {shown.length === 0 && <li class="nothing">还没有往来</li>}
      </ol>
    </section>
  );
}
