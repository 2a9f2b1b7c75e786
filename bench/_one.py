"""One bench in a process of its own, so that none pays for what another has loaded: rows as JSON on stdout."""

import json
import sys
from importlib import import_module

if __name__ == "__main__":
    name, sizes = sys.argv[1:]
    found = import_module(f"bench.{name}").rows(sizes)
    sys.stdout.write("\n" + json.dumps(found) + "\n")
