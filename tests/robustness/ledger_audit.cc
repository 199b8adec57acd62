#include "tests/robustness/ledger_audit.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ledger/merkle_proof.h"
#include "tests/robustness/hashes.h"

namespace handover::test {
namespace {

// How many names a check asks for one by one.
constexpr size_t kAskedByName = 5;
constexpr int kPageSize = 1000;

template <typename... Parts>
absl::Status Wrong(const Parts&... parts) {
  return absl::DataLossError(absl::StrCat(parts...));
}

std::pair<int64_t, int32_t> PairOf(const google::protobuf::Timestamp& time) { return {time.seconds(), time.nanos()}; }

}  // namespace

absl::Status LedgerAudit::Check(const std::string& address) {
  client::RegistryClient client(client::Connect(address));
  const auto answer = client.GetCheckpoint({});
  if (!answer.ok()) return answer.status();
  const Identity identity{.ledger_id = answer->ledger_id(), .verifier_key = answer->verifier_key()};
  if (identity_ == Identity()) identity_ = identity;
  if (identity != identity_) {
    return Wrong("ledger ", identity.ledger_id, " with key ", identity.verifier_key, ", want ", identity_.ledger_id,
                 " with ", identity_.verifier_key);
  }
  if (auto status = verifier_.TakeKey(identity.verifier_key); !status.ok()) return status;
  const auto checkpoint = verifier_.Open(identity.ledger_id, answer->checkpoint());
  if (!checkpoint.ok()) return checkpoint.status();
  if (auto status = CheckContinues(client, *checkpoint); !status.ok()) return status;
  if (auto status = ReadUpTo(client, checkpoint->size); !status.ok()) return status;
  if (auto status = verifier_.TakeCheckpoint(identity.ledger_id, answer->checkpoint()); !status.ok()) return status;
  oracle_.NoteCheckpoint(*checkpoint);
  return CheckAcknowledged(client);
}

absl::Status LedgerAudit::CheckContinues(client::RegistryClient& client, const ledger::Checkpoint& checkpoint) {
  const auto newest = oracle_.newest();
  if (!newest.has_value()) return absl::OkStatus();
  if (checkpoint.size < newest->size) {
    return Wrong("the ledger went back from ", newest->size, " entries that were signed to ", checkpoint.size);
  }
  registry::v1::GetConsistencyProofRequest request;
  request.set_from_size(newest->size);
  request.set_to_size(checkpoint.size);
  const auto proof = client.GetConsistencyProof(request);
  if (!proof.ok()) return proof.status();
  if (ledger::IsConsistent(newest->size, newest->root, checkpoint.size, checkpoint.root, HashesOf(proof->hashes()))) {
    return absl::OkStatus();
  }
  return Wrong("the ledger of ", checkpoint.size, " entries does not continue the one of ", newest->size);
}

absl::Status LedgerAudit::ReadUpTo(client::RegistryClient& client, int64_t head) {
  if (head < verifier_.size()) return Wrong("the ledger went back from ", verifier_.size(), " entries to ", head);
  if (head == verifier_.size()) return absl::OkStatus();
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(verifier_.size());
  request.set_view(registry::v1::ENTRY_VIEW_BYTES);
  const auto watch = client.WatchRecords(request);
  registry::v1::WatchRecordsResponse message;
  while (verifier_.size() < head) {
    if (!watch->Read(message)) return watch->Finish();
    if (auto status = verifier_.TakeMessage(message); !status.ok()) return status;
    for (const std::string& entry : message.entries()) {
      if (auto status = TakeEntry(entry); !status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

absl::Status LedgerAudit::TakeEntry(const std::string& bytes) {
  registry::v1::Record record;
  if (!record.ParseFromString(bytes)) return Wrong("an entry is no record");
  const auto revision = static_cast<int64_t>(revisions_.size()) + 1;
  if (record.revision() != revision)
    return Wrong(record.name(), " has revision ", record.revision(), ", want ", revision);
  if (const auto [before, is_new] = revisions_.emplace(record.name(), revision); !is_new) {
    return Wrong(record.name(), " is at ", before->second, " and at ", revision);
  }
  if (PairOf(record.record_time()) < PairOf(last_time_))
    return Wrong(record.name(), " is older than the one before it");
  last_time_ = record.record_time();
  return absl::OkStatus();
}

absl::Status LedgerAudit::CheckAcknowledged(client::RegistryClient& client) {
  const std::vector<Acknowledged> acknowledged = reader_.ReadOn();
  for (const Acknowledged& one : acknowledged) {
    const auto found = revisions_.find(one.name);
    if (found == revisions_.end()) return Wrong(one.name, " was acknowledged at ", one.revision, " and is lost");
    if (found->second == one.revision) continue;
    return Wrong(one.name, " was acknowledged at ", one.revision, " and is at ", found->second);
  }
  for (size_t i = acknowledged.size() - std::min(acknowledged.size(), kAskedByName); i < acknowledged.size(); ++i) {
    registry::v1::GetRecordRequest request;
    request.set_name(acknowledged[i].name);
    const auto answer = client.GetRecord(request);
    if (!answer.ok()) return answer.status();
    if (answer->record().revision() == acknowledged[i].revision) continue;
    return Wrong(acknowledged[i].name, " is found at ", answer->record().revision(), ", want ",
                 acknowledged[i].revision);
  }
  return absl::OkStatus();
}

absl::Status LedgerAudit::CheckIndex(const std::string& address) {
  client::RegistryClient client(client::Connect(address));
  registry::v1::ListRecordsRequest request;
  request.set_kind(registry::v1::RECORD_KIND_PARTY);
  request.set_page_size(kPageSize);
  size_t listed = 0;
  do {
    const auto page = client.ListRecords(request);
    if (!page.ok()) return page.status();
    for (const auto& record : page->records()) {
      const auto found = revisions_.find(record.name());
      if (found == revisions_.end() || found->second != record.revision()) {
        return Wrong(record.name(), " is listed at ", record.revision(), ", and is not there");
      }
    }
    listed += static_cast<size_t>(page->records_size());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  if (listed == revisions_.size()) return absl::OkStatus();
  return Wrong(listed, " names are listed, want ", revisions_.size());
}

}  // namespace handover::test
