import type { ComponentChildren } from 'preact';
import { sayMoment } from '../clock.ts';
import { useDesk } from './desk.ts';
import { type Json, tagOf, wordsOf } from './json.ts';
import { colourOf } from './look.ts';
import { type Block, blocksOf } from './markdown.ts';
import type { Inline } from './markdown-inline.ts';
import { Tag } from './tag.tsx';

function At({ id }: { readonly id: string }) {
  const { people } = useDesk();
  return <span class="md-at">@{id === 'all' ? '所有人' : (people.get(id)?.name ?? '用户')}</span>;
}

function Picture({ image, alt }: { readonly image: string; readonly alt: string }) {
  const { imageUrl } = useDesk();
  return <img class="md-image" src={imageUrl(image)} alt={alt} />;
}

function Run({ run }: { readonly run: Inline }): ComponentChildren {
  switch (run.type) {
    case 'text':
      return run.text;
    case 'code':
      return <code>{run.text}</code>;
    case 'strong':
      return <strong>{runs(run.words)}</strong>;
    case 'emphasis':
      return <em>{runs(run.words)}</em>;
    case 'deleted':
      return <del>{runs(run.words)}</del>;
    case 'link':
      return (
        <a href={run.url} target="_blank" rel="noopener noreferrer">
          {runs(run.words)}
        </a>
      );
    case 'image':
      return <Picture image={run.key} alt={run.alt} />;
    case 'colour':
      return <span style={{ color: colourOf(run.colour) }}>{runs(run.words)}</span>;
    case 'tag':
      return <Tag colour={run.colour}>{runs(run.words)}</Tag>;
    case 'at':
      return <At id={run.id} />;
    default:
      return Number.isFinite(run.ms) ? sayMoment(run.ms) : '';
  }
}

const runs = (words: readonly Inline[]): ComponentChildren => words.map((run, n) => <Run key={n} run={run} />);

function BlockView({ block }: { readonly block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <p>{block.lines.map((line, n) => [n > 0 && <br key={`br${n}`} />, runs(line)])}</p>;
    case 'heading':
      return <p class={`md-h md-h${block.level}`}>{runs(block.words)}</p>;
    case 'item':
      return (
        <p class="md-item" style={{ '--depth': block.depth }}>
          <span class="md-mark">{block.mark}</span>
          <span>{runs(block.words)}</span>
        </p>
      );
    case 'quote':
      return <blockquote>{block.blocks.map(drawBlock)}</blockquote>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
    default:
      return <MarkdownTable rows={block.rows} />;
  }
}

const drawBlock = (block: Block, n: number) => <BlockView key={n} block={block} />;

function MarkdownTable({ rows }: { readonly rows: readonly (readonly (readonly Inline[])[])[] }) {
  const [head = [], ...body] = rows;
  return (
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            {head.map((cell, n) => (
              <th key={n}>{runs(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, n) => (
            <tr key={n}>
              {row.map((cell, m) => (
                <td key={m}>{runs(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Feishu markdown, drawn as text nodes only. */
export function Markdown({ content }: { readonly content: string }) {
  return <div class="md">{blocksOf(content).map(drawBlock)}</div>;
}

/** A text node of a card: plain_text stays as typed, lark_md and markdown are read. */
export function Words({ node }: { readonly node: unknown }) {
  const content = wordsOf(node);
  const tag = isNode(node) ? tagOf(node) : 'plain_text';
  if (tag === 'lark_md' || tag === 'markdown') return <Markdown content={content} />;
  return <span class="plain">{content}</span>;
}

const isNode = (node: unknown): node is Json => typeof node === 'object' && node !== null;
