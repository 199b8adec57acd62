#include "tests/robustness/load_batch.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ledger/merkle_proof.h"
#include "tests/robustness/hashes.h"

namespace handover::test {
namespace {

using registry::v1::AppendRecordsResponse;
using registry::v1::AppendResult;

// Names come in no order, so that an append writes all over the index of names; no two numbers make the same one.
std::string NameOf(uint64_t worker, uint64_t number) {
  const uint64_t mixed = (worker << 48 | number) * 0x9E3779B97F4A7C15U;
  return std::string(absl::StrCat("parties/p-", absl::Hex(mixed, absl::kZeroPad16)));
}

// The one record of that name: a repetition has the same content.
registry::v1::Record RecordOf(const std::string& name) {
  registry::v1::Record record;
  record.set_name(name);
  record.mutable_party()->set_display_name(name + " is a party that was made up for a test");
  record.mutable_party()->set_kind(registry::v1::PARTY_KIND_SIDE);
  return record;
}

absl::Status Wrong(const std::string& name, int64_t revision, std::string_view why) {
  return absl::DataLossError(absl::StrCat(name, " at ", revision, ": ", std::string(why)));
}

// What is checked of the names of a batch that were not acknowledged before, one after the other.
struct NewNames {
  std::optional<registry::v1::AppendOutcome> outcome;
  int64_t last = 0;

  absl::Status Take(const std::string& name, const AppendResult& result, bool is_repeated) {
    const bool is_first = !outcome.has_value();
    if (is_first) outcome = result.outcome();
    if (*outcome != result.outcome())
      return Wrong(name, result.revision(), "a part of its batch was there, a part not");
    if (!is_repeated && *outcome != registry::v1::APPEND_OUTCOME_CREATED) {
      return Wrong(name, result.revision(), "was never sent before, and is said to be there already");
    }
    if (!is_first && result.revision() != last + 1) return Wrong(name, result.revision(), "is torn from its batch");
    last = result.revision();
    return absl::OkStatus();
  }
};

absl::Status CheckBefore(const std::string& name, const AppendResult& result, int64_t revision) {
  if (result.outcome() != registry::v1::APPEND_OUTCOME_ALREADY_EXISTED) {
    return Wrong(name, result.revision(), absl::StrCat("was acknowledged at ", revision, ", and was appended again"));
  }
  if (result.revision() == revision) return absl::OkStatus();
  return Wrong(name, result.revision(), absl::StrCat("was acknowledged at ", revision));
}

absl::Status CheckProof(const std::string& name, const AppendResult& result, const ledger::Checkpoint& checkpoint) {
  registry::v1::Record record;
  if (!record.ParseFromString(result.entry()) || record.name() != name || record.revision() != result.revision()) {
    return Wrong(name, result.revision(), "its entry is another");
  }
  const auto proof = HashesOf(result.hashes());
  if (ledger::IsIncluded(ledger::LeafHash(result.entry()), result.revision() - 1, checkpoint.size, checkpoint.root,
                         proof)) {
    return absl::OkStatus();
  }
  return Wrong(name, result.revision(), absl::StrCat("is not proved to be in the ledger of ", checkpoint.size));
}

absl::Status CheckProofs(const LoadBatch& batch, const AppendRecordsResponse& answer, const Identity& identity,
                         Oracle& oracle) {
  const auto verifier = ledger::LedgerVerifier::OfUnknown(identity.verifier_key);
  if (!verifier.ok()) return verifier.status();
  const auto checkpoint = verifier->Open(identity.ledger_id, answer.checkpoint());
  if (!checkpoint.ok()) return checkpoint.status();
  for (int i = 0; i < answer.results_size(); ++i) {
    const absl::Status status = CheckProof(batch.request.records(i).name(), answer.results(i), *checkpoint);
    if (!status.ok()) return status;
  }
  oracle.NoteCheckpoint(*checkpoint);
  return absl::OkStatus();
}

}  // namespace

LoadBatch BatchMaker::Next(int records_max) {
  LoadBatch batch;
  const int records = std::uniform_int_distribution(1, records_max)(chance_);
  const auto before = OnceIn(4) ? oracle_.Draw(chance_) : std::nullopt;
  const int before_at = before.has_value() ? std::uniform_int_distribution(0, records - 1)(chance_) : -1;
  for (int i = 0; i < records; ++i) {
    const bool is_before = i == before_at;
    *batch.request.add_records() = RecordOf(is_before ? before->name : NameOf(worker_, names_++));
    batch.revisions.push_back(is_before ? before->revision : 0);
  }
  return batch;
}

absl::Status TakeAnswer(const LoadBatch& batch, const AppendRecordsResponse& answer, const Identity& identity,
                        Oracle& oracle) {
  if (answer.ledger_id() != identity.ledger_id) return absl::DataLossError("the answer is of another ledger");
  if (answer.results_size() != batch.request.records_size()) return absl::DataLossError("not a result for each record");
  NewNames new_names;
  std::vector<Acknowledged> acknowledged;
  for (int i = 0; i < answer.results_size(); ++i) {
    const std::string& name = batch.request.records(i).name();
    const AppendResult& result = answer.results(i);
    const int64_t before = batch.revisions[static_cast<size_t>(i)];
    const absl::Status status =
        before == 0 ? new_names.Take(name, result, batch.is_repeated) : CheckBefore(name, result, before);
    if (!status.ok()) return status;
    if (result.revision() > answer.revision()) return Wrong(name, result.revision(), "is above the answer's revision");
    acknowledged.push_back({name, result.revision()});
  }
  oracle.Note(acknowledged);
  return batch.request.with_proofs() ? CheckProofs(batch, answer, identity, oracle) : absl::OkStatus();
}

}  // namespace handover::test
