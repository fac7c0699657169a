import { useRef, useState } from 'preact/hooks';
import { setClock } from './api.ts';
import { attempt } from './attempt.ts';
import { fieldOf, isoOf, presetsFrom, sayMoment } from './clock.ts';
import { Clock } from './icons.tsx';
import { usePop } from './pop.ts';
import type { Tell } from './toasts.tsx';

/** The sandbox's time, and how to go to another one. */
export function ClockControl({ now, tell }: { readonly now: number; readonly tell: Tell }) {
  const { open, holder, toggle, close } = usePop();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const goTo = async (at: string) => {
    setBusy(true);
    const went = await attempt(setClock({ at }), tell);
    setBusy(false);
    if (went) close();
  };
  return (
    <div class="clock" ref={holder}>
      <button
        type="button"
        class="top-button clock-face"
        data-testid="clock"
        aria-expanded={open !== undefined}
        aria-label={`现在 ${sayMoment(now)}，点开可以换时间`}
        onClick={() => toggle()}
      >
        <Clock />
        <span>{sayMoment(now)}</span>
      </button>
      {open !== undefined && (
        <div class="pop clock-pop" aria-busy={busy}>
          <p class="pop-title">去到</p>
          <div class="presets">
            {presetsFrom(now).map((preset) => (
              <button key={preset.label} type="button" disabled={busy} onClick={() => void goTo(preset.at)}>
                {preset.label}
              </button>
            ))}
          </div>
          <div class="clock-free">
            <input
              ref={field}
              class="field"
              type="datetime-local"
              data-testid="clock-at"
              aria-label="别的时间"
              defaultValue={fieldOf(now)}
            />
            <button
              type="button"
              class="btn primary_filled medium"
              data-testid="clock-go"
              disabled={busy}
              onClick={() => {
                if (field.current?.value) void goTo(isoOf(field.current.value));
              }}
            >
              去
            </button>
          </div>
          <p class="hint">到了那一刻，该发的提醒和小结会照常发出。</p>
        </div>
      )}
    </div>
  );
}
