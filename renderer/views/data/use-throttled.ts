import { useEffect, useRef, useState } from 'react';

/** A value that follows another at most once in a while, and always ends on the last one. */
export function useThrottled<Value>(value: Value, everyMs: number): Value {
  const [followed, setFollowed] = useState(value);
  const lastMs = useRef(0);
  useEffect(() => {
    const waitMs = Math.max(0, lastMs.current + everyMs - performance.now());
    const timer = setTimeout(() => {
      lastMs.current = performance.now();
      setFollowed(value);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [value, everyMs]);
  return followed;
}
