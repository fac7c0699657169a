import { z } from 'zod';
import {
  anyText,
  color,
  common,
  icon,
  plainText,
  horizontalAlign,
  textAlign,
  textSize,
  verticalAlign,
  yes,
} from './card-rules-parts.ts';

const imageKey = z.string().min(1);

/** Components that only show. */
export const markdown = z.strictObject({
  tag: z.literal('markdown'),
  ...common,
  content: z.string().min(1),
  i18n_content: z.record(z.string(), z.string()).optional(),
  text_size: textSize,
  text_align: textAlign,
  icon: icon.optional(),
});
export const div = z
  .strictObject({
    tag: z.literal('div'),
    ...common,
    text: anyText.optional(),
    icon: icon.optional(),
    width: z.string().optional(),
    fields: z.array(z.strictObject({ is_short: yes, text: anyText })).optional(),
  })
  .refine((one) => one.text !== undefined || one.fields !== undefined, { message: 'text or fields is required' });
export const hr = z.strictObject({ tag: z.literal('hr'), ...common });

const tableColumn = z.strictObject({
  name: z.string().min(1),
  display_name: z.string().optional(),
  data_type: z.enum(['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown']),
  width: z
    .string()
    .regex(/^(auto|\d{2,3}px|\d{1,3}%)$/, 'must be auto, [80,600]px or a percentage')
    .optional(),
  horizontal_align: horizontalAlign,
  vertical_align: verticalAlign,
  format: z
    .strictObject({
      symbol: z.string().max(1).optional(),
      precision: z.int().min(0).max(10).optional(),
      separator: yes,
    })
    .optional(),
  date_format: z.string().optional(),
});
export const table = z.strictObject({
  tag: z.literal('table'),
  ...common,
  page_size: z.int().min(1).max(10).optional(),
  row_height: z
    .string()
    .regex(/^(low|middle|high|auto|\d{2,3}px)$/, 'must be low, middle, high, auto or [32,124]px')
    .optional(),
  row_max_height: z.string().optional(),
  freeze_first_column: yes,
  header_style: z
    .strictObject({
      text_align: textAlign,
      text_size: textSize,
      background_style: z.enum(['none', 'grey']).optional(),
      text_color: color,
      bold: yes,
      lines: z.int().min(1).optional(),
    })
    .optional(),
  columns: z.array(tableColumn).min(1).max(50),
  rows: z.array(z.record(z.string(), z.unknown())),
});
export const chart = z.strictObject({
  tag: z.literal('chart'),
  ...common,
  chart_spec: z.looseObject({ type: z.string().min(1) }),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
  color_theme: z.enum(['brand', 'rainbow', 'complementary', 'converse', 'primary']).optional(),
  preview: yes,
  height: z
    .string()
    .regex(/^(auto|[1-9]\d{0,2}px)$/, 'must be auto or [1,999]px')
    .optional(),
});
export const img = z.strictObject({
  tag: z.literal('img'),
  ...common,
  img_key: imageKey,
  alt: plainText,
  title: anyText.optional(),
  scale_type: z.enum(['crop_center', 'crop_top', 'fit_horizontal']).optional(),
  size: z.string().optional(),
  corner_radius: z.string().optional(),
  preview: yes,
  transparent: yes,
  mode: z.string().optional(),
  custom_width: z.number().optional(),
  compact_width: yes,
});
export const imgCombination = z.strictObject({
  tag: z.literal('img_combination'),
  ...common,
  combination_mode: z.enum(['double', 'triple', 'bisect', 'trisect']),
  combination_transparent: yes,
  corner_radius: z.string().optional(),
  img_list: z.array(z.strictObject({ img_key: imageKey, transparent: yes })).min(1),
});
const avatarSize = z.enum(['extra_small', 'small', 'medium', 'large']).optional();
export const person = z.strictObject({
  tag: z.literal('person'),
  ...common,
  user_id: z.string().min(1),
  size: avatarSize,
  show_avatar: yes,
  show_name: yes,
  style: z.enum(['normal', 'capsule']).optional(),
});
export const personList = z.strictObject({
  tag: z.literal('person_list'),
  ...common,
  persons: z.array(z.strictObject({ id: z.string() })).min(1),
  size: avatarSize,
  lines: z.int().min(1).optional(),
  show_avatar: yes,
  show_name: yes,
  drop_invalid_user_id: yes,
  icon: icon.optional(),
  ud_icon: icon.optional(),
});
