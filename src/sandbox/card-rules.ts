import { z } from 'zod';
import { component } from './card-rules-components.ts';
import { layout, multiUrl, padding, anyText, icon, plainText, spacing } from './card-rules-parts.ts';
import { structureFaults } from './card-rules-structure.ts';
import { isObject } from './json.ts';

const i18n = z.record(z.string(), z.string()).optional();
const yes = z.boolean().optional();
const sizes = z.record(
  z.string(),
  z.strictObject({ default: z.string().optional(), pc: z.string().optional(), mobile: z.string().optional() }),
);
const colors = z.record(z.string(), z.strictObject({ light_mode: z.string(), dark_mode: z.string() }));

const config = z.strictObject({
  streaming_mode: yes,
  streaming_config: z.record(z.string(), z.unknown()).optional(),
  summary: z.strictObject({ content: z.string().optional(), i18n_content: i18n }).optional(),
  locales: z.array(z.string()).optional(),
  enable_forward: yes,
  enable_forward_interaction: yes,
  update_multi: z.literal(true, 'only true is supported').optional(),
  width_mode: z.enum(['default', 'compact', 'fill']).optional(),
  use_custom_translation: yes,
  style: z.strictObject({ text_size: sizes.optional(), color: colors.optional() }).optional(),
});

const templates =
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default lime neutral';
const header = z.strictObject({
  title: anyText,
  subtitle: anyText.optional(),
  text_tag_list: z
    .array(
      z.strictObject({
        tag: z.literal('text_tag'),
        element_id: z.string().optional(),
        text: plainText.optional(),
        color: z.string().optional(),
      }),
    )
    .max(3, 'at most 3 tags')
    .optional(),
  i18n_text_tag_list: z.record(z.string(), z.unknown()).optional(),
  template: z.enum(templates.split(' ')).optional(),
  icon: icon.optional(),
  padding,
});

const card = z.strictObject({
  schema: z.literal('2.0'),
  config: config.optional(),
  card_link: multiUrl.optional(),
  header: header.optional(),
  body: z.strictObject({ ...layout, vertical_spacing: spacing, elements: z.array(component) }).optional(),
});

const MOST_BYTES = 30 * 1024;

/** Over 30 KB as sent: refused as 230025 before anything is read. */
export const isTooBig = (value: unknown): boolean => Buffer.byteLength(JSON.stringify(value) ?? '') > MOST_BYTES;

/**
 * Why Feishu would refuse this card (JSON 2.0), one line a fault in the form of its 230099 `ext`; empty when it would
 * take it. People and pictures the card names are the tenant's to check.
 */
export function cardFaults(value: unknown): string[] {
  if (!isObject(value)) return [fault(200621, 'the card is not a JSON object', [])];
  if (value['schema'] !== '2.0') return [fault(200830, 'schema must be "2.0"', ['schema'])];
  const big = isTooBig(value) ? ['ErrCode: 230025; ErrMsg: the card is over 30 KB'] : [];
  const shape = card.safeParse(value);
  const badShape = shape.success ? [] : shape.error.issues.map(describe);
  return [...big, ...badShape, ...structureFaults(value).map(({ code, message, path }) => fault(code, message, path))];
}

const fault = (code: number, message: string, path: readonly PropertyKey[]) =>
  `ErrCode: ${code}; ErrMsg: ${message}; ErrPath: ${['ROOT', ...path.map(String)].join(' -> ')}`;

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path;
  if (issue.code === 'unrecognized_keys')
    return fault(200621, `parse card json err, unknown property, property: ${issue.keys.join(', ')}`, path);
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'tag') {
    return fault(200861, 'unsupported tag', path);
  }
  if (path.includes('chart_spec')) return fault(200550, `chart spec: ${issue.message}`, path);
  if (path.includes('columns') && path.includes('rows')) return fault(200914, issue.message, path);
  return fault(200621, `parse card json err, ${issue.message}`, path);
}
