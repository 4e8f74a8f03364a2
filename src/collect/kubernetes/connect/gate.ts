/** Lets at most `width` tasks run at a time; the others wait in line. */
export function createGate(width: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      // The place is handed to the next in line, or given back.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
