/** Plain data, as it comes from JSON. */

export type Table = Record<string, unknown>;

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file of the folder `data`. */
export async function dataFile<T>(name: string): Promise<T> {
  const answer = await fetch(new URL(`data/${name}.json`, document.baseURI));
  if (!answer.ok) throw new Error(`data/${name}.json: ${answer.status}`);
  return (await answer.json()) as T;
}

/** What is right of a table. */
export function table<T>(saved: unknown, right: (value: unknown) => value is T): Record<string, T> {
  if (!isTable(saved)) return {};
  return Object.fromEntries(Object.entries(saved).filter((pair): pair is [string, T] => right(pair[1])));
}

/** Whether two plain values are equal, whatever the order of their names. */
export function same(one: unknown, other: unknown): boolean { return one === other || canon(one) === canon(other); }

/** One text for a value, whatever the order of its names: the same as Python's. */
export function canon(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canon).join(',')}]`;
  if (!isTable(value)) return quoted(value);
  return `{${Object.keys(value).sort().map((name) => `${quoted(name)}:${canon(value[name])}`).join(',')}}`;
}

function quoted(value: unknown): string {
  const text: string | undefined = JSON.stringify(value); // of nothing at all it is nothing, whatever its type says
  return String(text).replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
