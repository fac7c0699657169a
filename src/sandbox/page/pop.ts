import { useEffect, useRef, useState } from 'preact/hooks';

/** A small menu: open until something outside it is touched, or Escape. `holder` goes on the element around it. */
export function usePop<T extends HTMLElement = HTMLDivElement>() {
  const [open, setOpen] = useState<string>();
  const holder = useRef<T>(null);
  useEffect(() => {
    if (open === undefined) return undefined;
    const leave = (event: Event) => {
      const inside = event.target instanceof Node && holder.current?.contains(event.target);
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) setOpen(undefined);
    };
    addEventListener('pointerdown', leave);
    addEventListener('keydown', leave);
    return () => {
      removeEventListener('pointerdown', leave);
      removeEventListener('keydown', leave);
    };
  }, [open]);
  return {
    open,
    holder,
    toggle: (name = 'menu') => setOpen(open === name ? undefined : name),
    close: () => setOpen(undefined),
  };
}
