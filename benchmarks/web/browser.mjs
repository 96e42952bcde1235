// The browser of a measurement.
import { chromium } from '../../web/node_modules/playwright-core/index.mjs';

/** Chromium as children have it, which keeps things in a folder. */
export function launched(folder) {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', viewport: { width: 1366, height: 768 }, locale: 'fr-FR',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  });
}
