import { z } from 'zod';
import {
  color,
  common,
  icon,
  interactive,
  layout,
  multiUrl,
  padding,
  spacing,
  horizontalAlign,
  titleText,
  verticalAlign,
  yes,
} from './card-rules-parts.ts';

import {
  button,
  input,
  checker,
  selectStatic,
  multiSelectStatic,
  selectPerson,
  multiSelectPerson,
  datePicker,
  timePicker,
  datetimePicker,
  overflow,
  selectImg,
} from './card-rules-fields.ts';
import { markdown, div, hr, table, chart, img, imgCombination, person, personList } from './card-rules-display.ts';

const elements = z.array(z.lazy((): z.ZodType => component));

const form = z.strictObject({ tag: z.literal('form'), ...common, ...layout, name: z.string().min(1), elements });
const column = z.strictObject({
  tag: z.literal('column'),
  ...common,
  ...layout,
  width: z
    .string()
    .regex(/^(auto|weighted|\d{2,3}px)$/, 'must be auto, weighted or [16,600]px')
    .optional(),
  weight: z.int().min(1).max(5).optional(),
  background_style: color,
  action: z.strictObject({ multi_url: multiUrl }).optional(),
  elements: elements.optional(),
});
const columnSet = z.strictObject({
  tag: z.literal('column_set'),
  ...common,
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
  horizontal_spacing: spacing,
  horizontal_align: horizontalAlign,
  background_style: color,
  action: z.strictObject({ multi_url: multiUrl }).optional(),
  columns: z.array(column).min(1),
});
const panel = z.strictObject({
  tag: z.literal('collapsible_panel'),
  ...common,
  ...layout,
  expanded: yes,
  background_color: color,
  header: z.strictObject({
    title: titleText.optional(),
    background_color: color,
    vertical_align: verticalAlign,
    padding,
    position: z.enum(['top', 'bottom']).optional(),
    width: z.string().optional(),
    icon: icon.optional(),
    icon_position: z.enum(['left', 'right', 'follow_text']).optional(),
    icon_expanded_angle: z.union([z.literal(-180), z.literal(-90), z.literal(90), z.literal(180)]).optional(),
  }),
  border: z.strictObject({ color, corner_radius: z.string().optional() }).optional(),
  elements: elements.optional(),
});
const container = z.strictObject({
  tag: z.literal('interactive_container'),
  ...interactive,
  ...layout,
  behaviors: interactive.behaviors.unwrap().min(1, 'behaviors are required'),
  width: z.string().optional(),
  height: z.string().optional(),
  background_style: color,
  has_border: yes,
  border_color: color,
  corner_radius: z.string().optional(),
  elements,
});

/** Any component that may stand among `elements`, by its tag. */
export const component = z.discriminatedUnion('tag', [
  form,
  columnSet,
  panel,
  container,
  markdown,
  div,
  hr,
  table,
  chart,
  img,
  imgCombination,
  person,
  personList,
  button,
  input,
  checker,
  selectStatic,
  multiSelectStatic,
  selectPerson,
  multiSelectPerson,
  datePicker,
  timePicker,
  datetimePicker,
  overflow,
  selectImg,
]);
