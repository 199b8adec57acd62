#ifndef HANDOVER_TESTS_PROPERTY_COMPARISON_H_
#define HANDOVER_TESTS_PROPERTY_COMPARISON_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "handover/registry/v1/record.pb.h"
#include "reconciliation_service/accounting/accounts.h"

// What it takes to hold the engine, which folds record by record and keeps what it needs, against the recount, which
// counts everything anew. For use within CheckOnRandomLedgers.
namespace handover::recount {

reconciliation::Accounts FoldOf(const std::vector<registry::v1::Record>& ledger);

using Fields = std::vector<const google::protobuf::FieldDescriptor*>;

// The fields of a Mismatch that the recount leaves empty.
Fields NotRecounted();

// Fails with what differs between two lists, field by field; a field of the engine is the one that was modified. What
// is `ignored` is not compared, in messages within messages either. `where` says what the lists answer.
void RequireEqual(const std::vector<const google::protobuf::Message*>& recount,
                  const std::vector<const google::protobuf::Message*>& engine, const Fields& ignored,
                  const std::string& where);

template <typename Message>
void RequireEqual(const std::vector<Message>& recount, const std::vector<Message>& engine, const Fields& ignored,
                  const std::string& where) {
  std::vector<const google::protobuf::Message*> lists[2];
  for (const Message& message : recount) lists[0].push_back(&message);
  for (const Message& message : engine) lists[1].push_back(&message);
  RequireEqual(lists[0], lists[1], ignored, where);
}

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_PROPERTY_COMPARISON_H_
