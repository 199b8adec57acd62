#ifndef HANDOVER_TESTS_BENCH_LEDGER_DISK_H_
#define HANDOVER_TESTS_BENCH_LEDGER_DISK_H_

#include "tests/bench/ledger_contender.h"
#include "tests/bench/ledger_folder.h"

namespace handover::bench {

inline constexpr char kDisk[] = "fdatasync of 4 KiB, appended";

// What the disk itself can do: to append 4 KiB to a file and make them durable, again and again.
Contender DiskContender(Folder& folder);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_DISK_H_
