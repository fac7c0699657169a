import { z } from 'zod';

/** The small parts components are made of, as the 2.0 documents list them; unknown properties are refused. */
const tint = z.string();
const i18n = z.record(z.string(), z.string()).optional();
const px = /^-?\d{1,3}px$/;

const inPx = (least: number, most: number) =>
  z.string().refine((value) => {
    const sides = value.trim().split(/\s+/);
    const fits = (side: string) =>
      /^0$/.test(side) || (px.test(side) && within(Number.parseInt(side, 10), least, most));
    return sides.length <= 4 && sides.every(fits);
  }, `must be 1 to 4 lengths in [${least},${most}]px`);
const within = (n: number, least: number, most: number) => n >= least && n <= most;

const margin = inPx(-99, 99).optional();
export const padding = inPx(-99, 99).optional();
export const spacing = z
  .union([z.enum(['small', 'medium', 'large', 'extra_large', 'default', '']), inPx(0, 99)])
  .optional();
export const horizontalAlign = z.enum(['left', 'center', 'right']).optional();
export const verticalAlign = z.enum(['top', 'center', 'bottom']).optional();
export const textAlign = horizontalAlign;
/** A size name, or one defined in config.style: unknown names show as normal. */
export const textSize = z.string().optional();
export const yes = z.boolean().optional();
export const color = tint.optional();

/** What every component may carry. */
export const common = {
  element_id: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'must be a letter and up to 19 letters, digits or _')
    .optional(),
  margin,
};

/** How a container lays out its elements. */
export const layout = {
  direction: z.enum(['vertical', 'horizontal']).optional(),
  horizontal_spacing: spacing,
  horizontal_align: horizontalAlign,
  vertical_spacing: spacing,
  vertical_align: verticalAlign,
  padding,
};

const content = z.string();
const textStyle = { text_size: textSize, text_align: textAlign, text_color: color, lines: z.int().min(1).optional() };
export const plainText = z.strictObject({ tag: z.literal('plain_text'), content, i18n_content: i18n, ...textStyle });
const larkMd = z.strictObject({ tag: z.literal('lark_md'), content, i18n_content: i18n, ...textStyle });
const markdownTitle = z.strictObject({ tag: z.literal('markdown'), content, i18n_content: i18n, ...textStyle });
export const anyText = z.discriminatedUnion('tag', [plainText, larkMd]);
export const titleText = z.discriminatedUnion('tag', [plainText, larkMd, markdownTitle]);
export const shortText = plainText.extend({ content: z.string().max(100, 'must be at most 100 characters') });

export const icon = z.strictObject({
  tag: z.enum(['standard_icon', 'custom_icon']),
  token: z.string().optional(),
  color,
  img_key: z.string().optional(),
  size: z.string().optional(),
});

/** Only http, https and lark addresses are opened. */
const url = z.string().regex(/^$|^(https?|lark):\/\//, 'must be an http or https address');
export const multiUrl = z.strictObject({
  url: url.optional(),
  pc_url: url.optional(),
  ios_url: url.optional(),
  android_url: url.optional(),
});

const jsonObject = z.record(z.string(), z.unknown());
const callback = z.strictObject({ type: z.literal('callback'), value: jsonObject });
const openUrl = z.strictObject({
  type: z.literal('open_url'),
  default_url: url,
  pc_url: url.optional(),
  ios_url: url.optional(),
  android_url: url.optional(),
});
const behavior = z.discriminatedUnion('type', [callback, openUrl]);

const confirm = z.strictObject({ title: plainText, text: plainText.optional() });

/** What a component carries that a person acts on. `value` is the older place of the callback's value. */
export const interactive = {
  ...common,
  name: z.string().max(100).optional(),
  behaviors: z.array(behavior).optional(),
  value: jsonObject.optional(),
  confirm: confirm.optional(),
  disabled: yes,
  disabled_tips: shortText.optional(),
  hover_tips: shortText.optional(),
};

export const controlWidth = z
  .string()
  .regex(/^(default|fill|auto|\d{2,4}px)$/, 'must be default, fill or [100,∞)px')
  .optional();

/** A field of a form, or one standing alone. */
export const field = { ...interactive, required: yes, placeholder: shortText.optional(), width: controlWidth };
