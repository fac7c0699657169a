import { Icon } from './image.tsx';
import { type Json, objectOf, objectsOf, textOf } from './json.ts';
import { alignOf, colourOf, sizeOf } from './look.ts';
import type { Part } from './part.ts';
import { Markdown, Words } from './words.tsx';

const lookOf = (node: Json) => ({
  fontSize: sizeOf(textOf(node.text_size)),
  textAlign: alignOf(textOf(node.text_align)),
  color: colourOf(textOf(node.text_color)),
});

export function MarkdownPart({ element }: Part) {
  return (
    <div class="text-line" style={lookOf(element)}>
      <Icon node={element.icon} />
      <Markdown content={textOf(element.content)} />
    </div>
  );
}

/** A paragraph with optional short fields beside one another (div). */
export function Div({ element }: Part) {
  const text = objectOf(element.text);
  const lines = Number(text.lines) || undefined;
  const fields = objectsOf(element.fields);
  return (
    <div class="text-line">
      <Icon node={element.icon} />
      <div class="text-body">
        {element.text !== undefined && (
          <div class={lines ? 'clamp' : ''} style={{ ...lookOf(text), '--lines': lines }}>
            <Words node={text} />
          </div>
        )}
        {fields.length > 0 && (
          <div class="pairs">
            {fields.map((field, n) => (
              <div key={n} class={field.is_short === true ? 'pair short' : 'pair'} style={lookOf(objectOf(field.text))}>
                <Words node={field.text} />
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** A bare plain_text or lark_md node among the elements. */
export function TextPart({ element }: Part) {
  return (
    <div style={lookOf(element)}>
      <Words node={element} />
    </div>
  );
}

export const Rule = () => <hr class="rule" />;
