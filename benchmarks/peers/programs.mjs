// The programs of `benchmarks/programs.py` as a person would write them in JavaScript, statement for statement.
export const PROGRAMS = {
  empty: 'var i, x; for (i = 0; i < 100000; i++) { x = 1; }',
  nested: `var s = 0, i, j;
for (i = 0; i < 200; i++) { for (j = 0; j < 200; j++) { s += i * j % 7; } }`,
  fib: `function fib(n) { if (n < 2) { return n; } return fib(n - 1) + fib(n - 2); }
var x = fib(18);`,
  robot: `var n = 0;
while (n < 8000) { if (wall_ahead()) { move(); move(); } move(); n += 1; }`,
  bubble: `var a = [], i, j, t;
for (i = 0; i < 60; i++) { a.push(i * 37 % 61); }
for (i = 0; i < 60; i++) {
  for (j = 0; j < 59 - i; j++) {
    if (a[j] > a[j + 1]) { t = a[j]; a[j] = a[j + 1]; a[j + 1] = t; }
  }
}`,
  texts: `var s = '', i;
for (i = 0; i < 5000; i++) { s = s + 'a'; if (s.length > 50) { s = ''; } }`,
};
