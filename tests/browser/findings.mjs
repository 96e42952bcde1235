// Serious findings of axe-core on the page as it is. Blockly's own are left out by name, never a rule for the whole page.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const AXE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'node_modules', 'axe-core', 'axe.min.js');
/** What Blockly 13.3 itself gets wrong: its sheet of blocks as a list box, and ids with special characters. */
const BLOCKLY = ['aria-required-children', 'aria-valid-attr-value'];

export async function findings(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(await readFile(AXE, 'utf8')); // half a megabyte
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], preload: false }));
  return violations.filter((each) => ['serious', 'critical'].includes(each.impact)).flatMap((each) =>
    each.nodes.filter((node) => !ofBlockly(each.id, node)).map((node) => `${each.id}: ${node.target.join(' ')} ${node.failureSummary}`));
}

function ofBlockly(rule, node) {
  return BLOCKLY.includes(rule) && /class="[^"]*blockly/.test(node.html);
}
