const hues = ['#3370ff', '#00a389', '#de7802', '#7f3bf5', '#2ea121', '#c02a82', '#0e8fb8', '#4954e6'];

const hueOf = (name: string) =>
  hues[Array.from(name).reduce((sum, sign) => (sum * 131 + (sign.codePointAt(0) ?? 0)) % 9973, 7) % hues.length];

type Face = { readonly name: string; readonly size?: number; readonly kind?: 'person' | 'group' | 'bot' };

/** Two signs of a name on the name's own colour, a person's last and a group's first; the bot has its badge. */
export function Avatar({ name, size = 36, kind = 'person' }: Face) {
  const box = { width: `${size}px`, height: `${size}px` };
  if (kind === 'bot') return <img class="avatar" src="/sandbox-assets/icon.svg" alt="" style={box} />;
  const signs = kind === 'group' ? Array.from(name).slice(0, 2) : Array.from(name).slice(-2);
  return (
    <span
      class="avatar"
      aria-hidden
      style={{ ...box, background: hueOf(name), fontSize: `${Math.round(size * 0.36)}px` }}
    >
      {signs.join('')}
    </span>
  );
}
