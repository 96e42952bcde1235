// Programs that try to get out, as text and as saved blocks.

const dug = (before, after, times = 3_000) => before.repeat(times) + '1' + after.repeat(times);

export const TEXTS = [
  'import js', 'from js import document', 'import pyodide', 'from pyodide.code import run_js', 'import os, sys', '__import__("js")',
  'js.document.title = "taken"', 'pyodide.code.run_js("self.taken = 1")', 'window.taken = 1', 'globalThis.taken = 1',
  'getattr(getattr(1, "__class__"), "__mro__")', '(1).__class__.__bases__[0].__subclasses__()', 'avancer.__globals__["js"]',
  'a = []\na.append.__self__', '"{0.__class__}".format(1)', '"%s" % open', 'f"{open}"', 'open("/etc/passwd")', 'open("x", "w")',
  'eval("1")', 'exec("import js")', 'compile("1", "", "eval")', 'globals()["js"]', 'vars()', 'type(1)', 'input()', 'breakpoint()',
  'lambda: js', '[x for x in (1,)]', 'class A:\n    pass', 'try:\n    1 / 0\nexcept:\n    pass', 'raise 1', 'del avancer', 'global js',
  'def __getattr__(name):\n    return name\n__getattr__("js")', 'async def f():\n    await f()', '(yield 1)', 'with js:\n    pass',
  'x = 9 ** 9 ** 9 ** 9', `x = ${'9'.repeat(15_000)}`, 'x = "a" * 10 ** 12', 'x = [0] * 10 ** 12', 'x = 1 << 10 ** 9', 'x = 1e400',
  `x = ${dug('(', ')')}`, `x = ${dug('[', ']')}`, `x = ${dug('-', '')}`, `x = ${dug('not ', '')}`, `x = ${dug('1 + (', ')')}`,
  `x = ${'1 + '.repeat(20_000)}1`, Array.from({ length: 200 }, (_each, n) => `${' '.repeat(n)}if True:`).join('\n'),
  'def f():\n    f()\nf()', 'while True:\n    pass', 'x = 2\nwhile True:\n    x = x * x', '\u0000', '# coding: utf-7\n+AGE-', '\\', '"""', '\ud800',
];

const script = (block) => ({ blocks: { languageVersion: 0, blocks: [{ type: 'start', id: 'start', next: { block } }] } });
const number = (value) => ({ type: 'number', fields: { value } });
const words = (value) => ({ type: 'text', fields: { value } });
const call = (name, ...given) => ({
  type: `call.${given.length}`, fields: { name }, inputs: Object.fromEntries(given.map((block, n) => [`argument${n}`, { block }])),
});
const set = (variable, block) => ({ type: 'set', fields: { variable }, inputs: { value: { block } } });
const nested = (type, inside, depth) => {
  let block = number(1);
  for (let i = 0; i < depth; i++) block = { type, inputs: { [inside]: { block } } };
  return block;
};
const NAMES = [
  'js', 'pyodide', 'window', 'document', 'self', 'globalThis', 'open', 'eval', 'exec', 'getattr', 'globals', '__import__', '__builtins__',
  '__class__', '__dict__', 'print.__self__', 'js.document', 'a; import js', 'a\nimport js', 'x=__import__("js")', '__proto__', 'constructor', '',
];

export const SCRIPTS = [
  ...NAMES.flatMap((name) => [
    script(call(name, words('document'))), script({ type: 'call', fields: { name } }), script(set(name, number(1))),
    script({ type: 'define', fields: { name, parameters: name }, inputs: { body: { block: call(name, number(1)) } } }),
    script({ type: 'say', inputs: { value: { block: { type: 'get', fields: { variable: name } } } } }),
    script({ type: name, id: name }), { [name]: script(number(1)) },
  ]),
  script(set('x', { type: 'power', inputs: { a: { block: number(10) }, b: { block: number(10_000_000) } } })),
  script(set('x', number(1e308))), script(set('x', number(Number.MAX_SAFE_INTEGER))), script(set('x', words('{0.__class__}'.repeat(1_000)))),
  script({ type: 'comment', fields: { text: 'a\nimport js' } }), script(set('x', words('"\nimport js\n"'))),
  script(set('x', nested('not', 'value', 1_000))), script(set('x', nested('add', 'a', 1_000))), script(nested('repeat', 'body', 1_000)),
  null, 3, '', [], {}, { blocks: null }, { blocks: { blocks: [[[]]] } }, { blocks: { blocks: [{ type: 'start', next: { block: [] } }] } },
];

/** Deeper than the page itself could write: the JSON of a script as text. */
export const RAW = ['[', '{"blocks":', '{"blocks":{"blocks":[{"type":"start","next":{"block":'].map((opening) => opening.repeat(100_000));
