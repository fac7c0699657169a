/** Feishu's names for colours, sizes and distances as CSS. Anything that is no such name is left out, never passed on. */
const colours = new Set(
  'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine grey white'.split(' '),
);
const rgba = /^rgba?\([\d\s.,%]+\)$/;
const shade = /^([a-z]+)-(\d{2,3})$/;

/** A text or line colour: a name, name-500, or rgba(). */
export function colourOf(value: string): string | undefined {
  if (rgba.test(value)) return value;
  if (colours.has(value)) return `var(--c-${value})`;
  const [, name = '', step = ''] = shade.exec(value) ?? [];
  if (!colours.has(name)) return undefined;
  const share = Number(step) / 5;
  if (share <= 100) return `color-mix(in srgb, var(--c-${name}) ${Math.max(8, share)}%, white)`;
  return `color-mix(in srgb, var(--c-${name}) ${Math.max(40, 200 - share)}%, black)`;
}

/** A background: the plain name means its light tint, as in Feishu. */
export function tintOf(value: string): string | undefined {
  if (value === 'default' || value === '') return undefined;
  if (value === 'white') return 'white';
  return colours.has(value) ? `color-mix(in srgb, var(--c-${value}) 8%, white)` : colourOf(value);
}

const distances: Readonly<Record<string, string>> = {
  small: '4px',
  medium: '8px',
  large: '12px',
  extra_large: '16px',
};
const pixels = /^-?\d{1,3}px$/;

/** small … extra_large, or one to four px values. */
export function distanceOf(value: string): string | undefined {
  const parts = value.split(/\s+/).map((part) => distances[part] ?? (pixels.test(part) ? part : undefined));
  return value && parts.every((part) => part !== undefined) ? parts.join(' ') : undefined;
}

/** A length in px, or auto/percent where the platform allows it. */
export const lengthOf = (value: string): string | undefined => (/^\d{1,4}(?:px|%)$/.test(value) ? value : undefined);

const sizes: Readonly<Record<string, string>> = {
  'heading-0': '26px',
  'heading-1': '22px',
  'heading-2': '19px',
  'heading-3': '17px',
  'heading-4': '16px',
  heading: '16px',
  normal: '15px',
  notation: '12px',
  'xxxx-large': '26px',
  'xxx-large': '22px',
  'xx-large': '20px',
  'x-large': '18px',
  large: '16px',
  medium: '15px',
  small: '13px',
  'x-small': '12px',
};
export const sizeOf = (value: string): string | undefined => sizes[value];

const aligns = new Set(['left', 'center', 'right']);
export const alignOf = (value: string): string | undefined => (aligns.has(value) ? value : undefined);

const flexAligns: Readonly<Record<string, string>> = {
  left: 'flex-start',
  top: 'flex-start',
  center: 'center',
  right: 'flex-end',
  bottom: 'flex-end',
};
export const flexAlignOf = (value: string): string | undefined => flexAligns[value];

/** Only web, telephone and mail addresses are ever followed; everything else is shown as plain words. */
export function safeUrl(value: string): string | undefined {
  return /^(?:https?:\/\/|tel:|mailto:)[^\s]+$/i.test(value) ? value : undefined;
}
