import { Avatar } from '../avatar.tsx';
import { useDesk } from './desk.ts';
import { isObject, objectsOf, textOf, wordsOf } from './json.ts';
import { colourOf, lengthOf } from './look.ts';
import type { Part } from './part.ts';

const crops: Readonly<Record<string, string>> = {
  crop_center: 'cover',
  crop_top: 'cover top',
  fit_horizontal: 'whole',
};

export function Image({ element }: Part) {
  const { imageUrl } = useDesk();
  const src = imageUrl(textOf(element.img_key));
  const crop = crops[textOf(element.scale_type)] ?? 'whole';
  const picture = (
    <img
      class={`picture ${crop}`}
      src={src}
      alt={wordsOf(element.alt)}
      style={{ borderRadius: lengthOf(textOf(element.corner_radius)) }}
    />
  );
  if (element.preview === false) return picture;
  return (
    <a class="picture-link" href={src} target="_blank" rel="noopener noreferrer">
      {picture}
    </a>
  );
}

/** Several pictures as one grid (img_combination). */
export function ImageGrid({ element }: Part) {
  const { imageUrl } = useDesk();
  return (
    <div class="picture-grid">
      {objectsOf(element.img_list).map((image, n) => (
        <img key={n} class="picture cover" src={imageUrl(textOf(image.img_key))} alt="" />
      ))}
    </div>
  );
}

function Named({ id, avatar, name, capsule }: { id: string; avatar: boolean; name: boolean; capsule: boolean }) {
  const person = useDesk().people.get(id);
  const called = person?.name ?? '用户';
  return (
    <span class={capsule ? 'named capsule' : 'named'}>
      {avatar && <Avatar name={called} size={24} />}
      {name && called}
    </span>
  );
}

export function Person({ element }: Part) {
  return (
    <Named
      id={textOf(element.user_id)}
      avatar={element.show_avatar !== false}
      name={element.show_name === true}
      capsule={element.style === 'capsule'}
    />
  );
}

export function PersonList({ element }: Part) {
  return (
    <div class="named-list">
      {objectsOf(element.persons).map((person, n) => (
        <Named
          key={n}
          id={textOf(person.id)}
          avatar={element.show_avatar !== false}
          name={element.show_name !== false}
          capsule={false}
        />
      ))}
    </div>
  );
}

/** Feishu's own icons are not at hand: a dot in the icon's colour keeps their place. */
export function Icon({ node }: { readonly node: unknown }) {
  const { imageUrl } = useDesk();
  if (!isObject(node)) return null;
  if (node.tag === 'custom_icon') return <img class="icon" src={imageUrl(textOf(node.img_key))} alt="" />;
  return <span class="icon dot" style={{ color: colourOf(textOf(node.color)) }} title={textOf(node.token)} />;
}
