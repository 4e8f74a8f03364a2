/** Runs work, at most so many at once; the others wait in line. */
export type Limit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Makes a limit; everything that shares it shares its places. */
export function createLimit(places: number): Limit {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
