#ifndef HANDOVER_TESTS_BENCH_LEDGER_POSTGRES_H_
#define HANDOVER_TESTS_BENCH_LEDGER_POSTGRES_H_

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "tests/bench/ledger_contender.h"
#include "tests/bench/ledger_folder.h"
#include "tests/harness/process.h"

namespace handover::bench {

// A PostgreSQL server of its own, with its defaults, on a unix socket; stopped when it goes out of scope.
class Postgres {
 public:
  // Makes a database cluster in `folder` and starts a server on it: as the user "postgres" if this process is root's,
  // which PostgreSQL refuses to run as.
  static absl::StatusOr<std::unique_ptr<Postgres>> Start(Folder& folder);

  ~Postgres();
  Postgres(const Postgres&) = delete;
  Postgres& operator=(const Postgres&) = delete;

  // What libpq takes to connect.
  std::string connection() const;

 private:
  explicit Postgres(std::filesystem::path path) : path_(std::move(path)) {}

  const std::filesystem::path path_;
  std::unique_ptr<test::Process> server_;
};

// The name of the contender that inserts so many rows at a time on so many connections.
std::string PostgresName(int batch, int connections);

// Inserts of the same records, a row each, through prepared statements. `server` must outlive them.
std::vector<Contender> PostgresContenders(const Postgres& server);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_POSTGRES_H_
