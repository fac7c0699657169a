import { useEffect, useState } from 'preact/hooks';

function read(key: string): Readonly<Record<string, string>> {
  const entries = new URLSearchParams(localStorage.getItem(key) ?? '');
  return Object.fromEntries(entries);
}

/** Small facts this browser remembers over a reload: what was read, what was acknowledged. */
export function useKept(key: string) {
  const [facts, setFacts] = useState(() => read(key));
  useEffect(() => localStorage.setItem(key, String(new URLSearchParams(facts))), [key, facts]);
  const keep = (name: string, value: string) =>
    setFacts((before) => (before[name] === value ? before : { ...before, [name]: value }));
  return [facts, keep] as const;
}
