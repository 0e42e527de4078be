"""The plan of examples/reference in SimPy, written as its manual does: a process for each cluster, a resource for each region.

usage: reference_simpy.py TRIALS SEED [lognormal]; prints one line of JSON. Times in hours. Deploying a cluster takes 2 h, or
lognormal time of median 2 h and sigma 0.4.
"""
import json
import math
import random
import sys
import time

import simpy

SERVERS = 83_333
WAVES = [["A"], ["B"], ["C", "A", "B", "C"], ["A", "A", "B", "B", "C", "C"]]
PRESENT = [0.002, 0.001, 0.001, 0.0005]
DETECTS = [0.7, 0.8, 0.9, 0.95]
FALSE_ALARM = [0.02, 0.02, 0.01, 0.01]
BAKE = [24, 24, 12, 12]
ROLLBACK_IN = [1, 1, 2, 3]


class Trial:
    def __init__(self, chance, takes):
        self.env = simpy.Environment()
        self.chance = chance
        self.takes = takes
        self.regions = {name: simpy.Resource(self.env) for name in "ABC"}
        self.done = []  # when each cluster that carries the bug was done
        self.bug = self.draw_bug()
        self.rolled_back = False
        self.ended = None

    def draw_bug(self):
        u = self.chance()
        for wave, present in enumerate(PRESENT):
            if u < present:
                return wave
            u -= present
        return None

    def deploy(self, wave, region):
        with self.regions[region].request() as turn:
            yield turn
            yield self.env.timeout(self.takes())
        if self.bug is not None and wave >= self.bug:
            self.done.append(self.env.now)

    def plan(self):
        for wave, regions in enumerate(WAVES):
            yield self.env.all_of([self.env.process(self.deploy(wave, region)) for region in regions])
            yield self.env.timeout(BAKE[wave])
            if self.bug is not None and wave >= self.bug:
                if self.chance() < DETECTS[wave]:
                    yield self.env.timeout(ROLLBACK_IN[wave])
                    self.rolled_back = True
                    break
            else:
                while self.chance() < FALSE_ALARM[wave]:
                    yield self.env.timeout(8)
                    yield self.env.timeout(BAKE[wave])
        self.ended = self.env.now

    def run(self):
        self.env.process(self.plan())
        self.env.run()
        return self.ended, SERVERS * sum(self.ended - done for done in self.done)


def main():
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    luck = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    is_random = len(sys.argv) > 3 and sys.argv[3] == "lognormal"
    takes = (lambda: luck.lognormvariate(math.log(2), 0.4)) if is_random else (lambda: 2)
    times = times2 = exposures = exposures2 = 0.0
    rolled_back = escaped = 0
    start = time.perf_counter()
    for _ in range(trials):
        trial = Trial(luck.random, takes)
        ended, exposure = trial.run()
        times += ended
        times2 += ended * ended
        exposures += exposure
        exposures2 += exposure * exposure
        rolled_back += trial.rolled_back
        escaped += trial.bug is not None and not trial.rolled_back
    seconds = time.perf_counter() - start
    mean, exposure = times / trials, exposures / trials
    print(json.dumps({
        "trials": trials, "seconds": seconds, "rolledBack": rolled_back / trials, "escaped": escaped / trials,
        "time": mean, "timeError": math.sqrt((times2 / trials - mean * mean) / trials),
        "exposure": exposure, "exposureError": math.sqrt((exposures2 / trials - exposure * exposure) / trials),
    }))


main()
