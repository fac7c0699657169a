import { z } from 'zod';
import {
  anyText,
  controlWidth,
  field,
  icon,
  interactive,
  multiUrl,
  padding,
  plainText,
  shortText,
  yes,
} from './card-rules-parts.ts';

/** Components a person acts on. */
const imageKey = z.string().min(1);

const uniqueValues = (options: readonly { readonly value: string }[]) =>
  new Set(options.map(({ value }) => value)).size === options.length;
const UNIQUE = { message: 'option values must be unique' };
const options = z.array(z.strictObject({ text: plainText, icon: icon.optional(), value: z.string().min(1) })).min(1);
const choices = options.refine(uniqueValues, UNIQUE);
const people = z
  .array(z.strictObject({ value: z.string() }))
  .refine(uniqueValues, UNIQUE)
  .optional();
const frame = z.enum(['default', 'text']).optional();

export const button = z.strictObject({
  tag: z.literal('button'),
  ...interactive,
  type: z
    .enum([
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ])
    .optional(),
  size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
  width: controlWidth,
  text: shortText.optional(),
  icon: icon.optional(),
  form_action_type: z.enum(['submit', 'reset']).optional(),
});

export const input = z.strictObject({
  tag: z.literal('input'),
  ...field,
  input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
  default_value: z.string().optional(),
  max_length: z.int().min(1).max(1000, 'must be in [1,1000]').optional(),
  rows: z.int().min(1).optional(),
  max_rows: z.int().min(1).optional(),
  auto_resize: yes,
  show_icon: yes,
  label: plainText.optional(),
  label_position: z.enum(['top', 'left']).optional(),
});

export const checker = z.strictObject({
  tag: z.literal('checker'),
  ...interactive,
  checked: yes,
  text: anyText.optional(),
  overall_checkable: yes,
  padding,
  button_area: z
    .strictObject({
      pc_display_rule: z.enum(['always', 'on_hover']).optional(),
      buttons: z.array(button).max(3).optional(),
    })
    .optional(),
  checked_style: z.strictObject({ show_strikethrough: yes, opacity: z.number().min(0).max(1).optional() }).optional(),
});

export const selectStatic = z.strictObject({
  tag: z.literal('select_static'),
  ...field,
  type: frame,
  options: choices,
  initial_option: z.string().optional(),
  initial_index: z.int().min(0).optional(),
});
export const multiSelectStatic = z.strictObject({
  tag: z.literal('multi_select_static'),
  ...field,
  type: frame,
  options: choices,
  selected_values: z.array(z.string()).optional(),
});
export const selectPerson = z.strictObject({
  tag: z.literal('select_person'),
  ...field,
  type: frame,
  options: people,
  initial_option: z.string().optional(),
});
export const multiSelectPerson = z.strictObject({
  tag: z.literal('multi_select_person'),
  ...field,
  type: frame,
  options: people,
  selected_values: z.array(z.string()).optional(),
});

const DAY = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const TIME = '([01]\\d|2[0-3]):[0-5]\\d';
const moment = (form: string, shape: string) =>
  z
    .string()
    .regex(new RegExp(`^${form}$`), `must be ${shape}`)
    .optional();
export const datePicker = z.strictObject({
  tag: z.literal('date_picker'),
  ...field,
  initial_date: moment(DAY, 'yyyy-MM-dd'),
});
export const timePicker = z.strictObject({
  tag: z.literal('picker_time'),
  ...field,
  initial_time: moment(TIME, 'HH:mm'),
});
export const datetimePicker = z
  .strictObject({
    tag: z.literal('picker_datetime'),
    ...field,
    initial_datetime: moment(`${DAY} ${TIME}`, 'yyyy-MM-dd HH:mm'),
  })
  .refine((picker) => picker.placeholder !== undefined || picker.initial_datetime !== undefined, {
    message: 'placeholder is required when there is no initial_datetime',
  });

export const overflow = z.strictObject({
  tag: z.literal('overflow'),
  ...interactive,
  width: controlWidth,
  options: z
    .array(z.strictObject({ text: plainText, multi_url: multiUrl.optional(), value: z.string().optional() }))
    .min(1),
});
export const selectImg = z.strictObject({
  tag: z.literal('select_img'),
  ...interactive,
  required: yes,
  multi_select: yes,
  layout: z.enum(['stretch', 'bisect', 'trisect']).optional(),
  aspect_ratio: z.enum(['1:1', '16:9', '4:3']).optional(),
  can_preview: yes,
  options: z
    .array(
      z.strictObject({
        img_key: imageKey,
        value: z.string().min(1),
        disabled: yes,
        disabled_tips: shortText.optional(),
        hover_tips: shortText.optional(),
      }),
    )
    .min(1)
    .refine(uniqueValues, UNIQUE),
});
