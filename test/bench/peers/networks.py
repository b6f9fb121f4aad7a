"""Peers written in C and C++, speaking the peers' protocol (see measure.mjs): igraph, leidenalg, NetworKit.

`networks.py --which` prints, one a line, the peers that can be imported here.
"""

import importlib.util
import json
import os
import random
import resource
import sys
import time

PACKAGE_OF = {"igraph-leiden": "igraph", "leidenalg": "leidenalg", "networkit-leiden": "networkit"}

if sys.argv[1] == "--which":
    found = [peer for peer, package in PACKAGE_OF.items() if importlib.util.find_spec(package)]
    print("\n".join(found if importlib.util.find_spec("numpy") else []))
    sys.exit()

peer, graph_file, out, weighted, repeat, threads = sys.argv[1:7]
os.environ["OMP_NUM_THREADS"] = threads
import numpy as np  # noqa: E402  (after the number of threads is set)


def memory_mb(key):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith(key))


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime, usage.ru_utime + usage.ru_stime


def read_graph():
    flags, nodes = (int(word) for word in np.fromfile(graph_file, np.uint32, 2, offset=4))
    edges = int(np.fromfile(graph_file, np.float64, 1, offset=16)[0])
    source = np.fromfile(graph_file, np.int32, edges, offset=64)
    target = np.fromfile(graph_file, np.int32, edges, offset=64 + 4 * edges)
    has_weights = weighted != "0" and flags & 1
    weights = np.fromfile(graph_file, np.float32, edges, offset=64 + 8 * edges) if has_weights else np.ones(edges, np.float32)
    return nodes, source, target, weights


def load_igraph(nodes, source, target, weights):
    import igraph

    graph = igraph.Graph(n=nodes, edges=np.column_stack([source, target]))
    graph.es["weight"] = weights.astype(float).tolist()

    def leiden(seed):
        random.seed(seed)
        igraph.set_random_number_generator(random)
        return graph.community_leiden("modularity", weights="weight", n_iterations=2).membership

    def leidenalg(seed):
        import leidenalg as library

        kind = library.ModularityVertexPartition
        return library.find_partition(graph, kind, weights="weight", n_iterations=2, seed=seed).membership

    return leiden if peer == "igraph-leiden" else leidenalg


def load_networkit(nodes, source, target, weights):
    import networkit

    networkit.setNumberOfThreads(int(threads))
    ends = (source.astype(np.uint64), target.astype(np.uint64))
    graph = networkit.GraphFromCoo((weights.astype(float), ends), n=nodes, weighted=True, directed=False)

    def detect(seed):
        networkit.setSeed(seed, False)
        algorithm = networkit.community.ParallelLeiden(graph, randomize=False)
        algorithm.run()
        return algorithm.getPartition().getVector()

    return detect


edges = read_graph()
base_mb = memory_mb("VmRSS")
wall0, cpu0 = time.perf_counter(), cpu()[1]
detect = load_networkit(*edges) if peer == "networkit-leiden" else load_igraph(*edges)
load, load_cpu = time.perf_counter() - wall0, cpu()[1] - cpu0
loaded_mb = memory_mb("VmRSS")
walls, users, cpus = [], [], []
for i in range(int(repeat)):
    wall0, (user0, cpu0) = time.perf_counter(), cpu()
    membership = detect(i + 1)
    user1, cpu1 = cpu()
    walls.append(time.perf_counter() - wall0)
    users.append(user1 - user0)
    cpus.append(cpu1 - cpu0)
    if i == 0:
        peak_mb = memory_mb("VmHWM")
        np.asarray(membership, dtype=np.int32).tofile(out)
figures = dict(load=load, loadCpu=load_cpu, wall=min(walls), user=min(users), cpu=min(cpus))
memory = dict(baseMB=base_mb, loadedMB=loaded_mb, peakMB=peak_mb)
print(json.dumps(dict(peer=peer, thr=int(threads), **figures, **memory)))
