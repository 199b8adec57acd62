#ifndef HANDOVER_TESTS_RECOUNT_STATEMENT_H_
#define HANDOVER_TESTS_RECOUNT_STATEMENT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "handover/reconciliation/v1/mismatch.pb.h"
#include "handover/registry/v1/record.pb.h"
#include "tests/recount/interval.h"

// Section 4 of docs/reckoning.md: what parties state, and which of several statements is the position.
namespace handover::recount {

// A declaration or running total that stands. The record is one of the ledger's and is not owned.
struct Statement {
  const registry::v1::Record* record = nullptr;
  registry::v1::Role role = registry::v1::ROLE_UNSPECIFIED;

  const std::string& party() const;
  const registry::v1::Quantity& quantity() const;
  const registry::v1::Source& source() const;
  absl::Time declared_time() const;
  Interval count() const { return IntervalOf(quantity()); }
};

// Those of `statements` that may be a position, the position first and each other by its rank.
std::vector<Statement> Ranked(std::vector<Statement> statements);

// Whether the two are on one basis and cannot both hold.
bool Contradict(const Statement& a, const Statement& b);

// The position, and the best ranked of the others that contradicts it.
struct Conflict {
  Statement position;
  Statement other;
};

// The conflict among the statements of one subject; none if there is none.
std::optional<Conflict> ConflictAmong(std::vector<Statement> statements);

reconciliation::v1::Position ToMessage(const Statement& statement);

absl::Time TimeOf(const google::protobuf::Timestamp& timestamp);
google::protobuf::Timestamp TimestampOf(absl::Time time);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_STATEMENT_H_
