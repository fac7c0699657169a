import type { ComponentChildren } from 'preact';

function Line({ children, turn = 0 }: { readonly children: ComponentChildren; readonly turn?: number }) {
  return (
    <svg class="line-icon" viewBox="0 0 24 24" aria-hidden style={turn ? { transform: `rotate(${turn}deg)` } : {}}>
      {children}
    </svg>
  );
}

export const Chevron = ({ open }: { readonly open: boolean }) => (
  <Line turn={open ? 180 : 0}>
    <path d="M6 9l6 6 6-6" />
  </Line>
);
export const Back = () => (
  <Line>
    <path d="M15 5l-7 7 7 7" />
  </Line>
);
export const Picture = () => (
  <Line>
    <rect x="3.5" y="5" width="17" height="14" rx="2.5" />
    <circle cx="9" cy="10" r="1.5" />
    <path d="M4 17l5-4 4 3 3-2.5 4 3" />
  </Line>
);
export const Clip = () => (
  <Line>
    <path d="M19 11l-7.5 7.5a4.2 4.2 0 0 1-6-6L13.5 4.5a2.8 2.8 0 0 1 4 4L9.5 16.5a1.4 1.4 0 0 1-2-2L14.5 7.5" />
  </Line>
);
export const Plane = () => (
  <Line>
    <path d="M4 12l16-8-5 16-3.5-6.5z" />
  </Line>
);
export const Clock = () => (
  <Line>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7v5l3.5 2" />
  </Line>
);
export const Pulse = () => (
  <Line>
    <path d="M3 12h4l3-7 4 14 3-7h4" />
  </Line>
);
export const Dots = () => (
  <Line>
    <circle cx="6" cy="12" r="0.6" />
    <circle cx="12" cy="12" r="0.6" />
    <circle cx="18" cy="12" r="0.6" />
  </Line>
);
