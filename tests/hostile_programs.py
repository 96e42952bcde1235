"""Programs made to hang, to fill the memory or to get out."""

_GROW = "while True:\n    "
_DEEP = "a = []\n" + "".join(f"l{i} = [[[[[[[]]]]]]]\n" for i in range(40))

HOSTILE = {
    "a tower of powers": "x = 10 ** 10 ** 7",
    "a power in a loop": f"x = 3\n{_GROW}x = x ** 3",
    "a product in a loop": f"x = 3\n{_GROW}x = x * x",
    "a sum in a loop": f"x = 1\n{_GROW}x = x + x",
    "a change by itself": f"x = 1\n{_GROW}x += x",
    "a difference that doubles": f"x = 1\n{_GROW}x = x - (0 - x)",
    "a negative tower": "x = (0 - 2) ** (10 ** 9)",
    "a power below one": "x = 2 ** (0 - 10 ** 4000)",
    "one to the power of anything": "x = 1\nwhile True:\n    x = x ** (10 ** 1000)\n    say(x)",
    "a modulo of a giant": f"x = 7\n{_GROW}x = (x * x) % (10 ** 1200)",
    "a text that doubles": f"x = 'a'\n{_GROW}x = x + x",
    "a text that doubles in a call": f"def f(s):\n    return s + s\nx = 'a'\n{_GROW}x = f(x)",
    "a text times a giant": "x = 'a' * 10 ** 10",
    "a giant times a text": "x = 10 ** 10 * 'a'",
    "a list times a giant": "x = [0] * 10 ** 10",
    "a list that doubles": f"x = [0]\n{_GROW}x = x + x",
    "a list that adds itself": f"x = [0]\n{_GROW}x += x",
    "a list in a list that doubles": f"x = [[0]]\n{_GROW}x[0] = x[0] + x[0]",
    "a list that grows one by one": f"x = []\n{_GROW}x.append(1)",
    "a text that writes wide numbers": "x = '%999999999d' % 1",
    "a list that holds itself": "a = []\na.append(a)",
    "a list that holds itself by its items": "a = [0]\na[0] = a",
    "two lists that hold each other": "a = []\nb = [a]\na.append(b)",
    "a nest of lists": f"a = []\n{_GROW}a = [a]",
    "a nest of lists by sums": f"a = []\n{_GROW}a = [a] + []",
    "a nest of lists by products": f"a = []\n{_GROW}a = [a] * 2",
    "a nest of lists by changes": f"a = []\n{_GROW}b = []\n    b += [a]\n    a = b",
    "a nest grown from its bottom": f"a = []\nb = a\n{_GROW}c = []\n    b.append(c)\n    b = c",
    "chains of lists put end to end": _DEEP
    + "".join(f"l{i}[0][0][0][0][0][0].append(l{i + 1})\n" for i in range(39)),
    "lists shared at each level": "a = [0] * 99\n"
    + "a = [a] * 99\n" * 6
    + "b = [a]\nc = a == b[0]\nd = a == (a * 1)",
    "equal lists of equal lists compared": (
        "a = [0] * 9999\nb = [0] * 9999\nc = [a] * 9999\nd = [b] * 9999\nwhile c == d:\n    say(1)"
    ),
    "lists of long texts compared": (
        "a = 'a' * 9000\nb = 'a' * 9000\nc = [a] * 9999\nd = [b] * 9999\nwhile c == d:\n    say(1)"
    ),
    "a shared list said": "a = [0] * 9999\nb = [a] * 9999\nsay(b)",
    "a shared list grown after it was shared": (
        "a = []\nb = [a] * 9999\nfor i in range(9000):\n    a.append(1)\nsay(b)"
    ),
    "big lists made again and again": f"{_GROW}a = [0] * 9999\n    move()\n    move(-1)",
    "big lists made and kept": f"k = []\n{_GROW}k.append([0] * 9999)",
    "big lists made in a straight line": "".join(f"a{i} = [0] * 9999\n" for i in range(1500)),
    "big texts made in a straight line": "".join(f"a{i} = 'a' * 9999\n" for i in range(1500)),
    "big lists compared again and again": f"a = [0] * 9999\nb = [0] * 9999\nx = 0\n{_GROW}x += a == b",
    "big numbers kept": (
        f"x = 2 ** 4000\nk = []\n{_GROW}x += 1\n    if len(k) == 9000:\n        k = [k]\n    k.append(x * 1)"
    ),
    "a long body in a loop": f"x = 0\n{_GROW}" + "x += 1\n    " * 2000 + "x += 1",
    "a long sum in a loop": f"x = 0\n{_GROW}x = x" + " + 1" * 150,
    "many short calls": f"def f():\n    return 1\nx = 0\n{_GROW}x += f()",
    "two calls that call two": "def f(n):\n    f(n + 1)\n    f(n + 1)\nf(0)",
    "a call that doubles to a depth": (
        "def f(n):\n    if n > 0:\n        f(n - 1)\n        f(n - 1)\n    return 0\nf(90)"
    ),
    "functions that call each other": "def f():\n    g()\ndef g():\n    f()\nf()",
    "a call in its own value": "def f(n):\n    return f(f(n))\nf(1)",
    "a range of a giant": "for i in range(10 ** 1000):\n    x = i",
    "a range from far below": "for i in range(0 - 10 ** 1000, 0, 3):\n    x = i",
    "ranges in ranges": "".join(f"{' ' * i}for i{i} in range(99999):\n" for i in range(12))
    + " " * 12
    + "x = 1",
    "whiles in whiles": "x = 0\nwhile True:\n    while True:\n        while x == x:\n            x += 1",
    "a loop that says more and more": f"x = ''\n{_GROW}x += 'a'\n    say(x)",
    "a loop that says big lists": f"x = [0] * 9999\n{_GROW}say(x)",
    "not a number that is never itself": (
        f"x = 10.0 ** 300 * 10.0 ** 300\nx = x - x\nk = 0\n{_GROW}x = x + 0\n    k += 1"
    ),
    "infinite sums": f"x = 1.5\nk = 0\n{_GROW}x = x * x * 0.9 + k\n    k += 1",
}
