"""The first lines of the built program."""

import multiprocessing

if __name__ == "__main__":
    multiprocessing.freeze_support()  # `check` searches on all cores: it starts this program again for each

    from codeweek.cli import main

    main()
