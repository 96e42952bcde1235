"""Typed programs made to hang, to fill the memory or to get out."""

_GROW = "while True:\n    "

TYPED_HOSTILE = {
    "a continue that never pays": "while True:\n    continue",
    "a continue deep in a loop": "x = 0\nwhile True:\n    x += 1\n    if x > 0:\n        continue",
    "a print without end": f"{_GROW}print('a')",
    "a print of long texts": f"x = 'a' * 9000\ny = 0\n{_GROW}y += 1\n    print(x)",
    "a print that never ends its line": f"x = 0\n{_GROW}x += 1\n    print(end='')",
    "an end of a giant": "s = 'b' * 9999\nprint(1, 2, end=s, sep=s)\nx = 1 / 0",
    "a tuple that holds itself": f"t = (1,)\n{_GROW}t = (t, 1)",
    "a nest of tuples in a list": f"l = []\n{_GROW}l = [(l, 1)]",
    "a list in its tuple": "l = []\nt = (l, 1)\nl.append(t)\nprint(l)\nl.append(l)",
    "a tuple that doubles": f"t = (1,)\n{_GROW}t = t + t",
    "a tuple times a giant": "t = (0,) * 10 ** 10",
    "a tuple that grows in place": f"t = (1, 2)\n{_GROW}t += t",
    "a list that grows by tuples": f"l = [1]\n{_GROW}l += (1, 2, 3)",
    "a list times itself in place": f"l = [1, 2]\n{_GROW}l *= 2",
    "an item times itself": f"l = [7]\n{_GROW}l[0] *= l[0]",
    "a name times itself": f"x = 7\n{_GROW}x *= x",
    "a power in place": f"x = 7\n{_GROW}x **= 3",
    "a text replaced by long ones": "s = 'a' * 9000\nprint(s.replace('a', s))",
    "an empty text replaced": "s = 'a' * 9000\nprint(s.replace('', s))",
    "a join of long texts": "s = 'a' * 9000\nprint(s.join([s] * 9000))",
    "a join with nothing between": "s = 'a' * 9000\nprint(''.join([s] * 9000))",
    "a split again and again": f"s = 'a,' * 4000\nx = 0\n{_GROW}x += len(s.split(','))",
    "a text of shared lists": "l = [0] * 99\nl = [l] * 99\nl = [l] * 99\nl = [l] * 99\nprint(str(l))",
    "a text of giants": "l = [2 ** 4000] * 9000\nprint(l)",
    "a text with giants in it": f"x = 'a' * 9000\nprint(f'{{x}}{{x}}{{x}}')\ny = 0\n{_GROW}y += 1",
    "a list that grows under its loop": "l = [1]\nfor x in l:\n    l.append(x)",
    "a list that grows before its loop": "l = [1]\nfor x in l:\n    l.insert(0, x)",
    "a sort of long texts": (
        f"s = 'a' * 9000\nl = [s] * 9000\nx = 0\n{_GROW}x += 1\n    l.sort()\n    l.reverse()"
    ),
    "a search in lists of lists": f"a = [0] * 9000\nl = [a] * 9000\nx = 0\n{_GROW}x += [a[0]] in l",
    "a count of lists": f"a = [0] * 9000\nb = [0] * 9000\nl = [a] * 9000\nx = 0\n{_GROW}x += l.count(b)",
    "a sum again and again": f"l = [1] * 9999\nx = 0\n{_GROW}x += sum(l)",
    "a slice again and again": f"l = [1] * 9999\nx = 0\n{_GROW}x += len(l[1:])",
    "slices that are kept": f"l = [1] * 9999\nk = []\n{_GROW}k.append(l[:])",
    "a rounding of a giant": "print(round(7, -10 ** 9))\nprint(round(2 ** 4000, -10 ** 9))\nx = 1 / 0",
    "a giant from a text": "print(int('9' * 5000))",
    "a giant from a float": "x = int(1.5e308) ** 5",
    "a random giant": f"import random\nx = 1\n{_GROW}x = random.randint(x, x * 4)",
    "a choice without end": f"import random\n{_GROW}x = random.choice([1, 2])",
    "a default that grows": f"def f(l=[]):\n    l.append(l)\n    return l\n{_GROW}f()",
    "a function that calls itself by default": "def f(n=1):\n    return f()\nf()",
    "a comparison in a chain": f"a = [0] * 9999\nb = [0] * 9999\nx = 0\n{_GROW}x += a <= b <= a",
    "a constant that is a module": "import math\nx = math.pi\nx = math.__loader__",
    "a module by another name": "import os\nos.system('true')",
    "a way out by a text": "x = 'a'.__class__.__mro__",
    "a way out by a format": "print('{0.__class__}'.format(1))",
    "a way out by an f-string": "x = 1\nprint(f'{x.__class__}')",
    "a way out by print": "print(1, file=open('x', 'w'))",
    "a way out by a guard": "x = _f_print(1)",
    "a bare except around an endless loop": (
        f"try:\n    {_GROW.replace(chr(10), chr(10) + '    ')}x = 1\nexcept:\n    print(1)"
    ),
    "an except that goes on for ever": (
        "x = 0\nwhile True:\n    try:\n        x += 1\n        x / 0\n    except:\n        continue"
    ),
    "a finally that goes on after the end": (
        "while True:\n    try:\n        x = [0] * 9999\n    finally:\n        y = 'a' * 9999"
    ),
    "a finally in a function without end": (
        "def f(n):\n    try:\n        f(n + 1)\n    finally:\n        f(n + 1)\nf(0)"
    ),
    "an except that calls itself": (
        "def f(n):\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        f(n + 1)\nf(0)"
    ),
    "an except of everything around a depth": (
        "def f(n):\n    try:\n        f(n + 1)\n    except Exception:\n        f(n)\nf(0)"
    ),
    "a raise that is caught without end": (
        f"x = 0\n{_GROW}x += 1\n    try:\n        raise ValueError(x)\n    except ValueError:\n        pass"
    ),
    "an error of a giant": (
        "l = [0] * 99\nl = [l] * 99\nl = [l] * 99\ntry:\n    raise ValueError(l)\n"
        "except ValueError as e:\n    print(e)"
    ),
    "errors in errors": (
        f"e = 0\nl = []\n{_GROW}l = [l]\n    try:\n        raise ValueError(l)\n    "
        "except ValueError as e:\n        l = [l]"
    ),
    "a comprehension of a giant": "x = [i for i in range(10 ** 9)]",
    "comprehensions in comprehensions": (
        "x = [[[i for i in range(99)] for j in range(99)] for k in range(99)]\n"
        "x = [j for i in range(10 ** 5) for j in range(10 ** 5)]"
    ),
    "a comprehension that is filtered to nothing": "x = [i for i in range(10 ** 9) if i < 0]",
    "a comprehension of long texts": "s = 'a' * 9000\nx = [s + str(i) for i in range(9000)]",
    "a dictionary of a giant": "d = {i: i for i in range(10 ** 9)}",
    "a dictionary that grows": f"d = {{}}\nx = 0\n{_GROW}d[x] = d\n    x += 1",
    "a dictionary that grows flat": f"d = {{}}\nx = 0\n{_GROW}d[x] = x\n    x += 1",
    "a dictionary that holds itself": f"d = {{}}\nd[1] = d\n{_GROW}d = {{1: d}}",
    "a dictionary in its list": f"l = []\n{_GROW}d = {{1: l}}\n    l.append(d)\n    print(d)",
    "keys that fall in one place": "d = {}\nfor i in range(10 ** 6):\n    d[i * (2 ** 61 - 1)] = i",
    "keys of long tuples": f"t = (0,) * 9999\nd = {{}}\nd[t] = 1\nx = 0\n{_GROW}x += d[t]",
    "keys asked again and again": f"d = {{(0,) * 9999: 1}}\nt = (0,) * 9999\nx = 0\n{_GROW}x += t in d",
    "a dictionary compared": (
        f"d = {{i: [0] * 99 for i in range(99)}}\ne = d.copy()\nx = 0\n{_GROW}x += d == e"
    ),
    "a dictionary said": "l = ['a' * 999] * 999\nd = {i: l for i in range(99)}\nprint(d)\nprint(f'{d}')",
    "a default that is a dictionary": (
        f"def f(n, d={{}}):\n    d[n] = d\n    return d\nx = 0\n{_GROW}x += 1\n    f(x)"
    ),
    "a format of a giant": "print(f'{1:>99999999}')",
    "a format of many digits": "print(f'{0.1:.99999999f}')",
    "a format in a format": "w = 10 ** 9\nprint(f'{1:{w}}')",
    "a format of a text": "print('{:>999999}'.format(1))",
    "a way out by a format's name": "print('{0.__class__} {0[0]}'.format(1))",
    "a sort by a key that grows": (
        f"l = [[0] * 999] * 999\nx = 0\n{_GROW}x += 1\n    l = sorted(l, key=lambda e: e + e)"
    ),
    "a sort by a function without end": (
        "def f(x):\n    while True:\n        x += 1\nl = sorted([1, 2], key=f)"
    ),
    "a sort that calls itself": "def f(x):\n    return sorted([x], key=f)\nf(1)",
    "a max by a long key": f"s = 'a' * 9000\nx = 0\n{_GROW}x += len(max([s] * 999, key=str.upper))",
    "a map of a giant": "x = list(map(str, range(10 ** 9)))",
    "a map of a map": "def f(x):\n    return sum(map(f, [x, x]))\nf(1)",
    "a filter that finds nothing": "x = list(filter(lambda i: i < 0, range(10 ** 9)))",
    "a zip of giants": "x = list(zip(range(10 ** 9), range(10 ** 9)))",
    "a sum of a giant": "x = sum(range(10 ** 12))",
    "a look into a giant": "x = 2.5 in range(10 ** 12)",
    "all of a giant": "x = all(i > 0 - 1 for i in range(10 ** 12))",
    "a print of a giant": "print(*range(10 ** 9))",
    "a join of a giant": "x = ','.join(str(i) for i in range(10 ** 9))",
    "an enumeration that grows": "l = [1]\nfor i, x in enumerate(l):\n    l.append(i)",
    "a global that grows": f"x = 7\ndef f():\n    global x\n    x = x * x\n{_GROW}f()",
    "a global counted apart": (
        "x = 0\ndef f():\n    global x\n    x = 10 ** 1200\nfor i in range(9):\n    "
        "x += 1\n    f()\n    x = x * x"
    ),
    "keyword arguments without end": "def f(a, b=1):\n    return f(b=a, a=b)\nf(1)",
    "a factorial of a giant": "import math\nx = math.factorial(10 ** 9)",
    "a text as wide as a giant": "x = 'a'.center(10 ** 9)",
    "letters taken away one by one": f"s = 'a' * 9999\nx = 0\n{_GROW}x += len(s.strip('bc' * 4000))",
    "an else after an endless loop": "while True:\n    x = 1\nelse:\n    print(1)",
    "a shuffle again and again": f"import random\nl = [0] * 9999\n{_GROW}random.shuffle(l)",
    "a way out by an error": "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    x = e.__traceback__",
    "a way out by a key": "x = sorted([1], key=().__class__)",
    "a way out by a lambda": "x = sorted([1], key=lambda a: a.__class__)",
    "a set of a giant": "x = {i for i in range(10 ** 9)}",
    "a set that grows": f"s = set()\nx = 0\n{_GROW}s.add(x)\n    x += 1",
    "sets put together": f"s = set(range(9999))\nx = 0\n{_GROW}x += len(s | {{x}})",
    "sets compared": f"s = set(range(9999))\nt = s.copy()\nx = 0\n{_GROW}x += s <= t",
    "a set begun again and again": f"s = set(range(9999))\nx = 0\n{_GROW}x += any(i + 1 for i in s)",
    "a set of texts in order": (f"s = {{str(i) * 9 for i in range(9999)}}\nx = 0\n{_GROW}x += len(list(s))"),
    "elements that fall in one place": "s = {i * (2 ** 61 - 1) for i in range(10 ** 6)}",
    "a set of long tuples": f"t = (0,) * 9999\nx = 0\n{_GROW}x += len({{t}})",
    "a set in a set of itself": f"t = (1,)\n{_GROW}t = (t, len({{t}}))",
    "a slice that takes more": f"l = [1, 2]\n{_GROW}l[0:1] = l",
    "a slice that takes its list": "l = [1, 2]\nl[0:1] = [l]",
    "a slice filled again and again": f"l = [1] * 5000\nx = 0\n{_GROW}x += 1\n    l[0:1] = [x]",
    "a function written anew that calls itself": (
        "def f(n):\n    return n\ndef f(n):\n    return f(n) + f(n)\nx = f(1)"
    ),
    "a list that takes what counts it": "l = [1]\nfor p in enumerate(l):\n    l.append(p)",
    "a list that takes its pairs": f"l = [1, 2]\n{_GROW}l = list(zip(l, l))",
    "a list extended by its own count": "l = [1]\nl.extend(enumerate(l))",
    "a way out by a set": "x = {1}.__class__.__mro__",
    "a way out by map": "x = list(map(eval, ['1']))",
    # Functions as values and in functions, what they keep, and what is handed to others.
    "a function in a list": "def f():\n    return 1\nl = [f]\nx = l[0]()",
    "a function that makes functions": (
        f"def f():\n    def g():\n        return g\n    return g\n{_GROW}f()"
    ),
    "a function that changes what is around it": (
        "def f():\n    x = 7\n    def g():\n        nonlocal x\n        x = x * x\n    while True:\n"
        "        g()\nf()"
    ),
    "a lambda that calls itself": "f = lambda n: f(n)\nf(1)",
    "a lambda in a default": "def f(g=lambda: 1):\n    return g()\nx = f()",
    "a lambda without end": "x = max([1], key=lambda a: sum(i for i in range(10 ** 9)))",
    "a lambda in a lambda": "x = sorted([1], key=lambda a: sorted([a], key=lambda b: b.__class__))",
    "a list sorted by what grows it": (
        f"l = [3, 1, 2]\ndef f(x):\n    l.append(x)\n    return x\n{_GROW}l.sort(key=f)"
    ),
    "a map that feeds itself": "l = [1]\ndef f(x):\n    l.append(x)\n    return x\nx = list(map(f, l))",
    "a filter that feeds itself": (
        "l = [1]\ndef f(x):\n    l.append(x)\n    return False\nx = list(filter(f, l))"
    ),
    "a max of a max of itself": "def f(x):\n    return max([x, x], key=f)\nf(1)",
    "a default that grows by its lists": f"def f(d={{}}):\n    d[len(d)] = list(d)\n    return d\n{_GROW}f()",
    "a default that nests": f"def f(l=[0]):\n    l[0] = [l[0]]\n    return l\n{_GROW}f()",
    "a way out by a function": "def f():\n    return 1\nprint(f'{f.__globals__}')",
    "a way out by a default": "def f(a=().__class__):\n    return a\nx = f().__base__",
    # Errors.
    "an except in an except without end": (
        f"x = 0\n{_GROW}x += 1\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        try:\n"
        "            [][0]\n        except IndexError:\n            continue"
    ),
    "a finally that stumbles": f"{_GROW}try:\n        1 / 0\n    finally:\n        [][1]",
    "an except for all that ends": "try:\n    x = 10 ** 10 ** 7\nexcept BaseException:\n    print(1)",
    "an except for a depth": "def f():\n    try:\n        f()\n    except RecursionError:\n        f()\nf()",
    "an except for what is too long": (
        "try:\n    x = [0] * 10 ** 9\nexcept MemoryError:\n    x = 1\nexcept Exception:\n    x = 2"
    ),
    "errors that are kept": (
        f"l = []\n{_GROW}try:\n        1 / 0\n    except Exception as e:\n        l.append(e)"
    ),
    "an error in a list in an error": (
        f"l = 0\nx = 0\n{_GROW}x += 1\n    try:\n        raise ValueError(l)\n    except ValueError as e:\n"
        "        l = [e]\n    if x > 2000:\n        print(l)"
    ),
    "an else after errors without end": (
        f"x = 0\n{_GROW}try:\n        x += 1\n    except Exception:\n        break\n    else:\n"
        "        continue"
    ),
    "an assertion of a giant": "assert False, 'a' * 10 ** 9",
    "a raise from a raise": (
        "try:\n    raise ValueError(1)\nexcept ValueError as e:\n    raise KeyError(2) from e"
    ),
    "a way out by what is caught": "try:\n    1 / 0\nexcept ().__class__:\n    x = 1",
    "a way out by what is raised": "raise ().__class__.__base__",
    # What is given by its name.
    "names that grow": "def f(a, b=1):\n    return f(b=b, a=a + a)\nf('a')",
    "a name given twice": "def f(a):\n    return a\nx = f(1, a=2)",
    "names by two stars": "def f(a):\n    return a\nx = f(**{'a': 1})",
    "a default worked out without end": "def f(x):\n    while x:\n        x += 1\nx = max([], default=f(1))",
    "an order by a giant": "l = sorted([1, 2], reverse=10 ** 10 ** 7)",
    "a way out by a name": "print(1, **{'file': 1})",
    # Lists written by what they hold.
    "a comprehension that feeds itself": "l = [1]\nx = [l.append(i) for i in l]",
    "a comprehension that feeds its dictionary": "d = {1: 1}\nx = [d.update({i + 1: 1}) for i in d]",
    "a comprehension that feeds its set": "s = {1}\nx = [s.add(i + 1) for i in s]",
    "dictionaries in dictionaries": (
        "x = {i: {j: [k for k in range(99)] for j in range(99)} for i in range(999)}"
    ),
    "a comprehension that calls itself": "def f(n):\n    return [f(n) for i in range(2)]\nf(1)",
    "a condition without end": (
        "def f(n):\n    while n:\n        n += 1\nx = [i for i in range(3) if f(i + 1)]"
    ),
    "a comprehension of wide numbers": "x = [2 ** 4000 * i for i in range(10 ** 6)]",
    "a comprehension that nests": "t = ()\nfor i in range(10 ** 6):\n    t = tuple([t for j in range(1)])",
    "sums in sums": "x = sum(sum(j for j in range(i)) for i in range(10 ** 9))",
    "a set of tuples that grows": "x = {tuple([i] * 99) for i in range(10 ** 6)}",
    "a comprehension that names": "x = [y := i for i in range(3)]",
    "a way out of a comprehension": "x = [i.__class__.__base__ for i in [()]]",
}
