/** Calls an action for 0 to n - 1, some of them at a time, so that filling a cluster does not take minutes. */
export async function times(count: number, action: (index: number) => Promise<void>): Promise<void> {
  const width = Math.min(64, count);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await action(index);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
}

/** Element of a list that repeats for ever. */
export function pick<Element>(elements: readonly Element[], index: number): Element {
  return elements[index % elements.length] as Element;
}

/** A time so many hours before now, as Kubernetes writes it. Negative hours lie ahead. */
export function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
}
