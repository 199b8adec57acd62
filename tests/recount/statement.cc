#include "tests/recount/statement.h"

#include <algorithm>
#include <tuple>

namespace handover::recount {
namespace {

using registry::v1::SOURCE_TIER_SECONDARY_MEDIA;

// Smaller is better.
auto RankOf(const Statement& statement) {
  return std::tuple(static_cast<int>(statement.source().tier()), absl::UnixEpoch() - statement.declared_time(),
                    -statement.record->revision());
}

}  // namespace

const std::string& Statement::party() const {
  return record->has_declaration() ? record->declaration().declarer() : record->running_total().declarer();
}

const registry::v1::Quantity& Statement::quantity() const {
  return record->has_declaration() ? record->declaration().quantity() : record->running_total().quantity();
}

const registry::v1::Source& Statement::source() const {
  return record->has_declaration() ? record->declaration().source() : record->running_total().source();
}

absl::Time Statement::declared_time() const {
  return TimeOf(record->has_declaration() ? record->declaration().declared_time()
                                          : record->running_total().declared_time());
}

std::vector<Statement> Ranked(std::vector<Statement> statements) {
  std::erase_if(statements, [](const Statement& s) { return s.source().tier() == SOURCE_TIER_SECONDARY_MEDIA; });
  std::ranges::sort(statements, {}, RankOf);
  return statements;
}

bool Contradict(const Statement& a, const Statement& b) {
  return a.quantity().counting_basis() == b.quantity().counting_basis() && Disjoint(a.count(), b.count());
}

std::optional<Conflict> ConflictAmong(std::vector<Statement> statements) {
  const std::vector<Statement> ranked = Ranked(std::move(statements));
  for (const Statement& other : ranked) {
    if (Contradict(ranked.front(), other)) return Conflict{.position = ranked.front(), .other = other};
  }
  return std::nullopt;
}

reconciliation::v1::Position ToMessage(const Statement& statement) {
  reconciliation::v1::Position message;
  message.set_party(statement.party());
  message.set_role(statement.role);
  *message.mutable_quantity() = statement.quantity();
  *message.mutable_count() = ToMessage(statement.count());
  message.set_record(statement.record->name());
  message.set_revision(statement.record->revision());
  *message.mutable_source() = statement.source();
  const registry::v1::Record& record = *statement.record;
  message.set_date(record.has_running_total() ? record.running_total().as_of_date()
                                              : record.declaration().stated_event_date());
  return message;
}

absl::Time TimeOf(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
}

google::protobuf::Timestamp TimestampOf(absl::Time time) {
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(absl::ToUnixSeconds(time));
  timestamp.set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(timestamp.seconds()))));
  return timestamp;
}

}  // namespace handover::recount
