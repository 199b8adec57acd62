#ifndef HANDOVER_TESTS_BENCH_LEDGER_STORE_LOAD_H_
#define HANDOVER_TESTS_BENCH_LEDGER_STORE_LOAD_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "tests/bench/ledger_contender.h"
#include "tests/bench/ledger_folder.h"

namespace handover::bench {

// As many records as the sequencer appends at once at most: what the registry's batches are set against.
inline constexpr int kCeilingBatch = 4000;

// The name of the contender that appends batches of so many records to the bare store.
std::string StoreName(int batch);

// The name of the same without the Merkle tree.
std::string TreelessName(int batch);

// The store alone, without gRPC, admission and sequencer; and for two sizes of batch without its Merkle tree. Only the
// time inside Append counts: the entries are made beforehand.
std::vector<Contender> StoreContenders(Folder& folder);

// Makes a ledger of at least `records` records in `data_dir`, which no process holds.
absl::Status FillLedger(const std::filesystem::path& data_dir, int64_t records);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_STORE_LOAD_H_
