import { z } from 'zod';

/** Who a `@_user_1` in a message is: the bot itself, or somebody with a name. */
export type Mention = 'bot' | { readonly name: string };

type Content = {
  readonly text: string;
  readonly images: readonly string[];
  readonly files: readonly string[];
  /** Of the files those named like a picture: sent so, a photo is not compressed. */
  readonly photoFiles: readonly string[];
  /** Of the files those named like a table. */
  readonly tables: readonly string[];
};

/** The longest text that is read; a cadre's report has a tenth of it. */
const LONGEST = 10_000;

const word = z.string().catch('');
const said = z.object({
  text: word,
  title: word,
  image_key: word,
  file_key: word,
  file_name: word,
  content: z.array(z.array(z.unknown()).catch([])).catch([]),
});
const run = z.object({ tag: word, text: word, user_id: word, user_name: word, image_key: word, file_key: word });

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** A cut in the middle of a surrogate pair would leave half a character. */
const cut = (text: string) => text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');

const isPhoto = (fileName: string) => /\.(jpe?g|png|webp|hei[cf])$/i.test(fileName);

const isTable = (fileName: string) => /\.(xlsx?|xlsm|et|csv)$/i.test(fileName);

const filled = (keys: readonly string[]) => keys.filter((key) => key !== '');

function named(text: string, mentions: ReadonlyMap<string, Mention>): string {
  return text.replace(/@_user_\d+ ?/g, (found) => {
    const mention = mentions.get(found.trimEnd());
    if (mention === undefined) return found;
    return mention === 'bot' ? '' : found.replace(/@_user_\d+/, () => mention.name);
  });
}

/** Rich text in reading order: a line a paragraph, pictures apart. */
function postOf(
  title: string,
  paragraphs: readonly (readonly unknown[])[],
  mentions: ReadonlyMap<string, Mention>,
): Content {
  const runs = paragraphs.map((paragraph) =>
    paragraph.map((one) => run.safeParse(one).data).filter((one) => one !== undefined),
  );
  const words = ({ tag, text, user_id, user_name }: z.infer<typeof run>) =>
    tag !== 'at' ? text : mentions.has(user_id) ? `${user_id} ` : user_name;
  const lines = [title, ...runs.map((paragraph) => paragraph.map(words).join(''))];
  return {
    text: cut(named(filled(lines).join('\n'), mentions).trim()),
    images: filled(runs.flat().map((one) => (one.tag === 'img' ? one.image_key : ''))),
    files: filled(runs.flat().map((one) => (one.tag === 'media' ? one.file_key : ''))),
    photoFiles: [],
    tables: [],
  };
}

/** What a message holds, by its type. Voice, stickers and whatever else cannot be read hold nothing. */
export function contentOf(type: string, content: string, mentions: ReadonlyMap<string, Mention>): Content {
  const read = said.safeParse(parsed(content));
  const nothing: Content = { text: '', images: [], files: [], photoFiles: [], tables: [] };
  if (!read.success) return nothing;
  const { text, title, image_key, file_key, file_name } = read.data;
  switch (type) {
    case 'text':
      return { ...nothing, text: cut(named(text, mentions).trim()) };
    case 'post':
      return postOf(title, read.data.content, mentions);
    case 'image':
      return { ...nothing, images: filled([image_key]) };
    case 'file':
      return {
        ...nothing,
        files: filled([file_key]),
        photoFiles: filled([isPhoto(file_name) ? file_key : '']),
        tables: filled([isTable(file_name) ? file_key : '']),
      };
    case 'media':
      return { ...nothing, files: filled([file_key]) };
    default:
      return nothing;
  }
}
