import { useEffect, useState } from 'preact/hooks';

/** Where the person stands, kept in the address so that a reload and the phone's back button do what one expects. */
export type Route = { readonly as?: string; readonly chat?: string; readonly panel: boolean };

function routeOf(hash: string): Route {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const as = parts.get('as');
  const chat = parts.get('chat');
  return { ...(as && { as }), ...(chat && { chat }), panel: parts.get('panel') === '1' };
}

function hashOf({ as, chat, panel }: Route): string {
  const parts = new URLSearchParams({ ...(as && { as }), ...(chat && { chat }), ...(panel && { panel: '1' }) });
  return `#${parts}`;
}

/** The route and how to go elsewhere. */
export function useRoute(): readonly [Route, (route: Route) => void] {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = (next: Route) => {
    location.hash = hashOf(next);
  };
  return [route, go];
}
