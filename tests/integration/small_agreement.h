#ifndef HANDOVER_TESTS_INTEGRATION_SMALL_AGREEMENT_H_
#define HANDOVER_TESTS_INTEGRATION_SMALL_AGREEMENT_H_

#include <string>

#include "handover/registry/v1/registry_service.pb.h"

// An agreement with as much below it as every kind of record needs to stand on.
namespace handover::test {

// The sides aaa, bbb and ccc and the observer ooo; agreements/a between aaa, bbb and ooo, and agreements/c between aaa
// and ccc. Under agreements/a there are the term t-aaa from aaa to bbb, t-bbb the other way, the handover h from aaa to
// bbb, and an explanation e-{party} by each of aaa and bbb.
registry::v1::AppendRecordsRequest SmallAgreement();

// A record of `kind` under agreements/a, with `id`, that "parties/{speaker}" states, or where a kind has no speaker,
// nobody. It is valid, and the ledger above admits it if the agreement lets that party state such a thing.
registry::v1::Record StatedBy(const std::string& speaker, registry::v1::RecordKind kind, const std::string& id);

}  // namespace handover::test

#endif  // HANDOVER_TESTS_INTEGRATION_SMALL_AGREEMENT_H_
