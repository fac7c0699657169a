import { useEffect, useState } from 'preact/hooks';

const query = () => matchMedia('(min-width: 720px)');

/** Whether list and chat fit beside one another. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => query().matches);
  useEffect(() => {
    const media = query();
    const follow = () => setWide(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return wide;
}
