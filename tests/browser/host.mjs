// A host of the page whose wire can be cut, or stop, at any file; and that can hand out another build.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { BUILT, TYPES } from './driver.mjs';

/** `fault` says what befalls a file: 'cut' in its middle, 'stall' there for ever, or nothing. */
export async function host() {
  const state = { folder: BUILT, fault: () => null, asked: [] };
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://here').pathname)).slice(1) || 'index.html';
    state.asked.push(path);
    const body = await readFile(join(state.folder, path)).catch(() => null);
    const fault = state.fault(path);
    if (fault === 'off') return request.socket.destroy();
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Content-Length': body.length, 'Cache-Control': 'no-cache' });
    if (!fault) return response.end(body);
    response.write(body.subarray(0, body.length >> 1), () => { if (fault === 'cut') setTimeout(() => request.socket.destroy(), 50); });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  state.address = `http://127.0.0.1:${server.address().port}/`;
  state.close = () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); });
  return state;
}
