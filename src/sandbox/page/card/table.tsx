import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { sayDate } from '../clock.ts';
import { useDesk } from './desk.ts';
import { type Json, listOf, numberOf, objectOf, objectsOf, textOf, wordsOf } from './json.ts';
import { alignOf, colourOf, lengthOf, tintOf } from './look.ts';
import type { Part } from './part.ts';
import { Tag } from './tag.tsx';
import { Markdown } from './words.tsx';

function numberWords(value: unknown, format: Json): string {
  const number = numberOf(value);
  if (number === undefined) return textOf(value);
  const precision = numberOf(format.precision);
  const digits = precision === undefined ? {} : { minimumFractionDigits: precision, maximumFractionDigits: precision };
  const grouped = new Intl.NumberFormat('zh-CN', { useGrouping: format.separator === true, ...digits });
  return `${textOf(format.symbol)}${grouped.format(number)}`;
}

function Persons({ value }: { readonly value: unknown }) {
  const { people } = useDesk();
  const ids = Array.isArray(value) ? value.map(textOf) : [textOf(value)];
  return <>{ids.map((id) => people.get(id)?.name ?? '用户').join('、')}</>;
}

const cells: Readonly<Record<string, (value: unknown, column: Json) => ComponentChildren>> = {
  text: (value) => <span class="plain">{textOf(value) || wordsOf(value)}</span>,
  lark_md: (value) => <Markdown content={textOf(value)} />,
  markdown: (value) => <Markdown content={textOf(value)} />,
  options: (value) => (
    <span class="tags">
      {(typeof value === 'string' ? [{ text: value }] : objectsOf(listOf(value))).map((option: Json, n) => (
        <Tag key={n} colour={textOf(option.color)}>
          {textOf(option.text)}
        </Tag>
      ))}
    </span>
  ),
  number: (value, column) => numberWords(value, objectOf(column.format)),
  persons: (value) => <Persons value={value} />,
  date: (value, column) => sayDate(numberOf(value), textOf(column.date_format)),
};

const widthOf = (column: Json) => lengthOf(textOf(column.width));
const alignmentOf = (column: Json) =>
  alignOf(textOf(column.horizontal_align)) ?? (column.data_type === 'number' ? 'right' : undefined);

function Head({ element, columns }: { readonly element: Json; readonly columns: readonly Json[] }) {
  const look = objectOf(element.header_style);
  const style = {
    background: tintOf(textOf(look.background_style) === 'none' ? '' : textOf(look.background_style)),
    color: colourOf(textOf(look.text_color)),
    fontWeight: look.bold === false ? 400 : undefined,
  };
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={textOf(column.name)}
            scope="col"
            style={{
              ...style,
              minWidth: widthOf(column),
              textAlign: alignOf(textOf(look.text_align)) ?? alignmentOf(column),
            }}
          >
            {textOf(column.display_name) || textOf(column.name)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Pager({ page, pages, go }: { page: number; pages: number; go: (page: number) => void }) {
  if (pages < 2) return null;
  return (
    <div class="pager">
      <button
        type="button"
        class="btn text small"
        aria-label="上一页"
        disabled={page === 0}
        onClick={() => go(page - 1)}
      >
        ‹
      </button>
      <span>
        {page + 1}/{pages}
      </span>
      <button
        type="button"
        class="btn text small"
        aria-label="下一页"
        disabled={page === pages - 1}
        onClick={() => go(page + 1)}
      >
        ›
      </button>
    </div>
  );
}

export function Table({ element }: Part) {
  const [page, setPage] = useState(0);
  const columns = objectsOf(element.columns);
  const rows = objectsOf(element.rows);
  const size = Math.min(10, Math.max(1, numberOf(element.page_size) ?? 5));
  const pages = Math.max(1, Math.ceil(rows.length / size));
  return (
    <div class={element.freeze_first_column === true ? 'table frozen' : 'table'}>
      {/* Reachable by keyboard, because it scrolls sideways on a phone. */}
      <div class="table-scroll" tabIndex={0} role="region" aria-label="表格">
        <table>
          <Head element={element} columns={columns} />
          <tbody>
            {rows.slice(page * size, (page + 1) * size).map((row, n) => (
              <tr key={n}>
                {columns.map((column) => {
                  const show = cells[textOf(column.data_type)] ?? cells.text;
                  return (
                    <td key={textOf(column.name)} style={{ textAlign: alignmentOf(column) }}>
                      {show?.(row[textOf(column.name)], column)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager page={page} pages={pages} go={setPage} />
    </div>
  );
}
