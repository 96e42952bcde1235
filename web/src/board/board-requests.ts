/** What the board asks of the server of the room. */

const LONGEST = 8000; // milliseconds

/** An answer that is not what was asked for; status 0: there was none. */
export class RefusedError extends Error {
  /** `problems`: a sentence each, where there are several. */
  constructor(readonly status: number, readonly why: string, readonly problems: string[] = []) { super(why); }
}

async function answered(path: string, options: RequestInit): Promise<Response> {
  const address = new URL(`api/${path}`, document.baseURI);
  const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(LONGEST), ...options }).catch(() => null);
  if (!answer) throw new RefusedError(0, '');
  if (answer.ok) return answer;
  const { why, problems } = (await answer.json().catch(() => ({}))) as { why?: unknown; problems?: unknown };
  throw new RefusedError(answer.status, typeof why === 'string' ? why : String(answer.status), Array.isArray(problems) ? problems.map(String) : []);
}

/** What is there; with a `signal`, it is waited for until that says that nobody does any more. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await answered(path, signal ? { signal } : {})).json()) as T;
}

/** The file that the server makes of a value. */
export async function made(path: string, value: unknown): Promise<Blob> {
  return (await answered(path, jsonOf(value))).blob();
}

export async function post<T>(path: string, value: unknown): Promise<T> {
  return read<T>(await answered(path, jsonOf(value)));
}

/** A file, as it is. */
export async function send<T>(path: string, file: Blob): Promise<T> {
  return read<T>(await answered(path, { method: 'POST', body: file, headers: { 'Content-Type': file.type || 'application/octet-stream' } }));
}

function jsonOf(value: unknown): RequestInit {
  return { method: 'POST', body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } };
}

async function read<T>(answer: Response): Promise<T> { return (await answer.json().catch(() => ({}))) as T; }
