import type { ComponentChildren, ComponentType } from 'preact';
import { Button } from './button.tsx';
import { Chart } from './chart.tsx';
import { ColumnSet } from './columns.tsx';
import { Form } from './form.tsx';
import { Image, ImageGrid, Person, PersonList } from './image.tsx';
import { Checker, Input, MomentPicker } from './inputs.tsx';
import { type Json, objectsOf, tagOf, textOf } from './json.ts';
import { distanceOf } from './look.ts';
import { CollapsiblePanel, InteractiveContainer } from './panels.tsx';
import type { Part } from './part.ts';
import { MultiSelect, Overflow, Select } from './selects.tsx';
import { Table } from './table.tsx';
import { Div, MarkdownPart, Rule, TextPart } from './text.tsx';

const parts: Readonly<Record<string, ComponentType<Part>>> = {
  markdown: MarkdownPart,
  div: Div,
  plain_text: TextPart,
  lark_md: TextPart,
  hr: Rule,
  column_set: ColumnSet,
  collapsible_panel: CollapsiblePanel,
  interactive_container: InteractiveContainer,
  form: Form,
  table: Table,
  chart: Chart,
  img: Image,
  img_combination: ImageGrid,
  person: Person,
  person_list: PersonList,
  button: Button,
  input: Input,
  select_static: Select,
  select_person: Select,
  multi_select_static: MultiSelect,
  multi_select_person: MultiSelect,
  date_picker: MomentPicker,
  picker_time: MomentPicker,
  picker_datetime: MomentPicker,
  checker: Checker,
  overflow: Overflow,
};

function Element({ element }: { readonly element: Json }) {
  const tag = tagOf(element);
  const Known = Object.hasOwn(parts, tag) ? parts[tag] : undefined;
  return (
    <div class={`part ${Known ? `of-${tag}` : ''}`} style={{ margin: distanceOf(textOf(element.margin)) }}>
      {Known ? <Known element={element} draw={drawElements} /> : <p class="unknown">不认识的组件 {tag}</p>}
    </div>
  );
}

/** Draws a list of card elements; what is not in the list of known tags says so. */
export const drawElements = (elements: unknown): ComponentChildren =>
  objectsOf(elements).map((element, n) => <Element key={n} element={element} />);
