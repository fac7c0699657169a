import type { SandboxMenuItem } from '../../wire.ts';
import { Chevron } from '../icons.tsx';
import { usePop } from '../pop.ts';

type Menu = { readonly menu: readonly SandboxMenuItem[]; readonly tap: (eventKey: string) => void };

function Leaves({ items, tap }: { readonly items: readonly SandboxMenuItem[]; readonly tap: Menu['tap'] }) {
  return (
    <>
      {items.map(({ name, eventKey, items: inner = [] }) =>
        eventKey === undefined ? (
          <div key={name} role="group" aria-label={name}>
            <p class="pop-title">{name}</p>
            <Leaves items={inner} tap={tap} />
          </div>
        ) : (
          <button
            key={name}
            type="button"
            role="menuitem"
            data-testid={`menu-${eventKey}`}
            onClick={() => tap(eventKey)}
          >
            {name}
          </button>
        ),
      )}
    </>
  );
}

/** The bot's menu below the private chat: a column opens upwards, a tap on an item is an event to the bot. */
export function BotMenu({ menu, tap }: Menu) {
  const { open, holder, toggle, close } = usePop();
  if (menu.length === 0) return null;
  const choose = (eventKey: string) => {
    close();
    tap(eventKey);
  };
  return (
    <div class="bot-menu" ref={holder} role="menubar" aria-label="机器人菜单">
      {menu.map(({ name, eventKey, items = [] }) => (
        <div key={name} class="bot-menu-column">
          {open === name && (
            <div class="pop up" role="menu">
              <Leaves items={items} tap={choose} />
            </div>
          )}
          <button
            type="button"
            aria-expanded={items.length > 0 ? open === name : undefined}
            data-testid={eventKey === undefined ? undefined : `menu-${eventKey}`}
            onClick={() => (eventKey === undefined ? toggle(name) : choose(eventKey))}
          >
            {name}
            {items.length > 0 && <Chevron open={open !== name} />}
          </button>
        </div>
      ))}
    </div>
  );
}
