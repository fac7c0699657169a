import type { SandboxPerson } from '../wire.ts';
import { Avatar } from './avatar.tsx';
import { ClockControl } from './clock-control.tsx';
import { Chevron, Pulse } from './icons.tsx';
import { type Model, type ReadMarks, unreadInAll } from './model.ts';
import type { Tell } from './toasts.tsx';

type Bar = {
  readonly model: Model;
  readonly viewer: SandboxPerson;
  readonly marks: ReadMarks;
  readonly now: number;
  readonly connected: boolean;
  readonly panelOpen: boolean;
  readonly become: (openId: string) => void;
  readonly showPanel: () => void;
  readonly tell: Tell;
};

/** Who I am: the phone's own wheel laid over a face, so that it works with thumb, keyboard and screen reader alike. */
function PersonSwitch({ model, viewer, marks, become }: Pick<Bar, 'model' | 'viewer' | 'marks' | 'become'>) {
  const unread = (person: SandboxPerson) => (unreadInAll(model, marks, person.openId).length > 0 ? ' ●' : '');
  const others = model.state.people.some((person) => person.openId !== viewer.openId && unread(person));
  return (
    <div class="person">
      <Avatar name={viewer.name} size={32} />
      <span class="person-words">
        <b>{viewer.name}</b>
        <small>{viewer.title}</small>
      </span>
      <Chevron open={false} />
      {others && <span class="dot-mark" title="别人有新消息" />}
      <select
        data-testid="person"
        aria-label="我是谁"
        value={viewer.openId}
        onChange={(event) => become(event.currentTarget.value)}
      >
        {model.state.people.map((person) => (
          <option key={person.openId} value={person.openId}>
            {`${person.name} · ${person.title}${unread(person)}`}
          </option>
        ))}
      </select>
    </div>
  );
}

function connectionWords(connected: boolean, botConnected: boolean): string {
  if (!connected) return '与练习场的连接断了，正在重连…';
  return botConnected ? '' : '机器人还没有连上';
}

export function TopBar(bar: Bar) {
  const trouble = connectionWords(bar.connected, bar.model.state.botConnected);
  return (
    <header class="top">
      <div class="top-bar">
        <PersonSwitch model={bar.model} viewer={bar.viewer} marks={bar.marks} become={bar.become} />
        <ClockControl now={bar.now} tell={bar.tell} />
        <button
          type="button"
          class="top-button panel-button"
          aria-label="往来记录"
          aria-pressed={bar.panelOpen}
          onClick={bar.showPanel}
        >
          <Pulse />
        </button>
      </div>
      {trouble && (
        <p class="trouble" role="status">
          {trouble}
        </p>
      )}
    </header>
  );
}
