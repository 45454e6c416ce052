#!/usr/bin/env python3
"""Measures Callboard against its peers in one run and prints the table of figures as Markdown. See README.md beside it.
Ends with 1 when a gate is missed, except with --smoke, which only shows that every row can be measured."""
import argparse
import os
import pathlib
import sys

import call_rows
import console_rows
import exchange
import journal_rows
import leg_rows
import media_mix_rows
import media_rows
import recording_rows
import relay_rows
import table_rows
import voice_rows
from harness import HERE, LOAD_CORE, Table

# What is asked for by number → what measures it; some rows come from one measurement.
ROWS = {"p1": relay_rows.p1, "p3": relay_rows.p3, "p4": relay_rows.p4, "p6": relay_rows.p6, "p8": relay_rows.p8,
        "p10": journal_rows.p10_and_p11, "p11": journal_rows.p10_and_p11, "p14": relay_rows.p14,
        "p15": media_mix_rows.p15, "p16": leg_rows.p16, "p17": leg_rows.p16, "p18": call_rows.p18, "calls": call_rows.calls, "p19": exchange.p19,
        "p20": recording_rows.p20, "p21": console_rows.p21,
        "p23": table_rows.tables, "p24": table_rows.tables, "p25": table_rows.tables, "p26": table_rows.tables,
        "p28": console_rows.p28, "p29": console_rows.p29,
        "p32": media_rows.p32, "decode": media_rows.decode, "p35": voice_rows.p35}
SMOKE = {"repeats": 1, "seconds": 0.5, "events": 3000, "consoles": 50, "rate": 100, "peers": False}


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", type=pathlib.Path, default=HERE.parents[1] / "build" / "release" / "bin")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5, help="of each load")
    parser.add_argument("--events", type=int, default=1_000_000, help="in the history of p10 and p11")
    parser.add_argument("--consoles", type=int, default=1000, help="that p8 holds open")
    parser.add_argument("--rate", type=int, default=1000, help="events a second of p14")
    parser.add_argument("--data", help="folder on the disk to be measured; the system's temporary folder if not given")
    parser.add_argument("--json", metavar="FILE", help="writes the table there as well")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="leaves out what npm has to install")
    parser.add_argument("--smoke", action="store_true", help="a second or two, no peers, no judgement")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of {', '.join(ROWS)}; all when none is named")
    options = parser.parse_args()
    if unknown := set(options.rows) - set(ROWS):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    if options.smoke:
        vars(options).update(SMOKE)
    return options


def main():
    options = read_options()
    os.sched_setaffinity(0, {int(LOAD_CORE)})  # what is measured has the other core for itself
    table = Table(judges=not options.smoke)
    table.head()
    for measure in dict.fromkeys(ROWS[name] for name in options.rows or ROWS):
        measure(options, table)
    table.foot()
    if options.json:
        table.write(options.json)
    return 0 if options.smoke or all(row.holds for row in table.rows) else 1


if __name__ == "__main__":
    sys.exit(main())
