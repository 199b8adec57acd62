#include <libpq-fe.h>

#include <atomic>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <thread>

#include "absl/strings/str_cat.h"
#include "tests/bench/ledger_postgres.h"
#include "tests/bench/ledger_records.h"

namespace handover::bench {
namespace {

constexpr char kInsert[] = "insert";
constexpr int kColumns = 3;
constexpr int kBinary = 1;

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

absl::Status Check(PGconn* connection, PGresult* result) {
  const PgResult owned(result, PQclear);
  const ExecStatusType status = PQresultStatus(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return absl::OkStatus();
  return absl::InternalError(absl::StrCat("postgres: ", PQerrorMessage(connection)));
}

// "INSERT ... VALUES ($1, $2, $3), ($4, $5, $6)" of so many rows.
std::string InsertStatement(int rows) {
  std::string statement = "INSERT INTO records (name, revision, bytes) VALUES ";
  for (int row = 0; row < rows; ++row) {
    const int first = row * kColumns;
    absl::StrAppend(&statement, row == 0 ? "" : ", ", "($", first + 1, ", $", first + 2, ", $", first + 3, ")");
  }
  return statement;
}

absl::StatusOr<Connection> Connect(const Postgres& server) {
  Connection connection(PQconnectdb(server.connection().c_str()), PQfinish);
  if (PQstatus(connection.get()) == CONNECTION_OK) return connection;
  return absl::UnavailableError(absl::StrCat("postgres: ", PQerrorMessage(connection.get())));
}

absl::Status MakeTable(const Postgres& server) {
  const auto connection = Connect(server);
  if (!connection.ok()) return connection.status();
  return Check(connection->get(), PQexec(connection->get(),
                                         "DROP TABLE IF EXISTS records; CREATE TABLE records "
                                         "(name text PRIMARY KEY, revision bigint NOT NULL, bytes bytea NOT NULL)"));
}

// One connection that inserts batches, whose numbers it draws from `next`, until `end`.
class Inserter {
 public:
  Inserter(Connection connection, int batch, std::atomic<int64_t>& next)
      : connection_(std::move(connection)), batch_(batch), next_(next), request_(MakeBatch(batch)) {}

  absl::Status Prepare() {
    return Check(connection_.get(),
                 PQprepare(connection_.get(), kInsert, InsertStatement(batch_).c_str(), batch_ * kColumns, nullptr));
  }

  absl::Status RunUntil(Instant end) {
    while (Now() < end) {
      if (absl::Status status = InsertOne(next_.fetch_add(1)); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  const Meter& meter() const { return meter_; }

 private:
  absl::Status InsertOne(int64_t number) {
    NumberBatch(request_, number);
    const auto entries = EntriesOf(request_, number * batch_ + 1);
    std::vector<int64_t> revisions;
    std::vector<const char*> values;
    std::vector<int> lengths;
    revisions.reserve(entries.size());
    for (const registry::NewEntry& entry : entries) {
      const auto revision = static_cast<uint64_t>(number * batch_ + 1) + revisions.size();
      revisions.push_back(static_cast<int64_t>(__builtin_bswap64(revision)));
      values.insert(values.end(),
                    {entry.name.data(), reinterpret_cast<const char*>(&revisions.back()), entry.bytes.data()});
      lengths.insert(lengths.end(), {static_cast<int>(entry.name.size()), static_cast<int>(sizeof(int64_t)),
                                     static_cast<int>(entry.bytes.size())});
    }
    const std::vector<int> formats(values.size(), kBinary);
    const Instant begin = Now();
    const absl::Status inserted =
        Check(connection_.get(), PQexecPrepared(connection_.get(), kInsert, static_cast<int>(values.size()),
                                                values.data(), lengths.data(), formats.data(), kBinary));
    meter_.Add(Now() - begin, batch_);
    return inserted;
  }

  Connection connection_;
  const int batch_;
  std::atomic<int64_t>& next_;
  registry::v1::AppendRecordsRequest request_;
  Meter meter_;
};

absl::StatusOr<Sample> Load(const Postgres& server, int batch, int connections, Seconds time) {
  if (absl::Status made = MakeTable(server); !made.ok()) return made;
  std::atomic<int64_t> next = 0;
  std::vector<std::unique_ptr<Inserter>> inserters;
  for (int i = 0; i < connections; ++i) {
    auto connection = Connect(server);
    if (!connection.ok()) return connection.status();
    inserters.push_back(std::make_unique<Inserter>(*std::move(connection), batch, next));
    if (absl::Status prepared = inserters.back()->Prepare(); !prepared.ok()) return prepared;
  }
  std::mutex mutex;
  absl::Status failure;
  const Instant begin = Now();
  const Instant end = begin + std::chrono::duration_cast<Instant::duration>(time);
  std::vector<std::thread> threads;
  for (auto& inserter : inserters) {
    threads.emplace_back([&, one = inserter.get()] {
      const absl::Status ended = one->RunUntil(end);
      const std::lock_guard lock(mutex);
      failure.Update(ended);
    });
  }
  for (std::thread& thread : threads) thread.join();
  const Seconds taken = Now() - begin;
  if (!failure.ok()) return failure;
  Meter all;
  for (const auto& inserter : inserters) all.Merge(inserter->meter());
  return connections == 1 ? all.OverSteps() : all.Over(taken);
}

}  // namespace

std::string PostgresName(int batch, int connections) {
  return absl::StrCat("PostgreSQL, ", batch, batch == 1 ? " row" : " rows", " an insert, ", connections,
                      connections == 1 ? " connection" : " connections");
}

std::vector<Contender> PostgresContenders(const Postgres& server) {
  struct Load {
    int batch;
    int connections;
  };
  std::vector<Contender> contenders;
  for (const auto& [batch, connections] : {Load{1, 1}, Load{1, 16}, Load{512, 1}}) {
    contenders.push_back({.name = PostgresName(batch, connections),
                          .unit = "records/s",
                          .run = [&server, batch = batch, connections = connections](Seconds time) {
                            return bench::Load(server, batch, connections, time);
                          }});
  }
  return contenders;
}

}  // namespace handover::bench
