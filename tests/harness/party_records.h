#ifndef HANDOVER_TESTS_HARNESS_PARTY_RECORDS_H_
#define HANDOVER_TESTS_HARNESS_PARTY_RECORDS_H_

#include <string>

#include "handover/registry/v1/registry_service.pb.h"

namespace handover::test {

// The simplest record that there is, which rests on no other: "parties/{id}".
inline registry::v1::Record PartyRecord(const std::string& id) {
  registry::v1::Record record;
  record.set_name("parties/" + id);
  record.mutable_party()->set_display_name("P");
  record.mutable_party()->set_kind(registry::v1::PARTY_KIND_SIDE);
  return record;
}

// A batch of `count` of them: "parties/p{first}" and those behind it.
inline registry::v1::AppendRecordsRequest PartyBatch(int first, int count) {
  registry::v1::AppendRecordsRequest request;
  for (int i = first; i < first + count; ++i) *request.add_records() = PartyRecord("p" + std::to_string(i));
  return request;
}

// A batch of so many of them, with proofs, that its answer is larger than kLargeAnswerBytes.
inline constexpr int64_t kLargeAnswerBytes = 50'000;
inline registry::v1::AppendRecordsRequest BatchOfLargeAnswer() {
  registry::v1::AppendRecordsRequest request = PartyBatch(0, 500);
  request.set_with_proofs(true);
  return request;
}

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_PARTY_RECORDS_H_
