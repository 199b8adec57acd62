#include "clients/handoverctl/verify_command.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/checkpoint_file.h"
#include "clients/handoverctl/answers.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/progress_bar.h"
#include "ledger/merkle_proof.h"
#include "service_host/clock.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

using registry::v1::WatchRecordsResponse;

std::vector<ledger::Hash> HashesOf(const google::protobuf::RepeatedPtrField<std::string>& fields) {
  std::vector<ledger::Hash> hashes;
  for (const std::string& field : fields) {
    std::copy_n(field.begin(), std::min(field.size(), ledger::Hash().size()), hashes.emplace_back().begin());
  }
  return hashes;
}

bool IsLedgerId(std::string_view id) {
  return id.size() == 32 &&
         std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

absl::Status NoLedgerId(const std::string& id) {
  return absl::DataLossError(absl::StrCat("ledger_id: ", Quoted(id), ", want 32 hexadecimal digits"));
}

// Of how many entries that checkpoint is. It was verified, and is one.
int64_t SizeOf(const ledger::TrustedCheckpoint& trusted) {
  const auto text = ledger::NoteVerifier::FromKey(trusted.verifier_key)->Open(trusted.note);
  return ledger::ParseCheckpoint(*text)->size;
}

}  // namespace

VerifyCommands::VerifyCommands(client::RegistryClient& registry, Target target, std::filesystem::path kept, Paper paper,
                               std::ostream* terminal)
    : registry_(registry), target_(std::move(target)), kept_(std::move(kept)), paper_(paper), terminal_(terminal) {}

Failure VerifyCommands::Run(const VerifyCommand& command) {
  const std::string undertaking = "verify the ledger";
  const auto head = registry_.GetCheckpoint({});
  if (!head.ok()) return ErrorEnding(undertaking, target_, head.status());
  const std::string& ledger_id = head->ledger_id();
  // It becomes the name of a file, and comes from a registry that nobody trusts yet.
  if (!IsLedgerId(ledger_id)) return ErrorEnding(undertaking, target_, NoLedgerId(ledger_id));
  client::CheckpointFile file(kept_.empty() ? "" : kept_ / ledger_id, SystemClock());
  const auto known = file.Read();
  if (!known.ok()) return ErrorEnding(undertaking, target_, known.status());
  auto verifier = ledger::LedgerVerifier::Of(*known, command.registry_key);
  if (!verifier.ok()) return ErrorEnding(undertaking, target_, verifier.status());
  if (const absl::Status status = VerifyAll(*verifier); !status.ok()) {
    return ErrorEnding(undertaking, target_, status);
  }
  const ledger::TrustedCheckpoint& verified = *verifier->last_verified();
  if (const absl::Status status = file.Keep(verified); !status.ok()) return ErrorEnding(undertaking, target_, status);
  VerifiedLedger answer{.verified = {}, .size = verifier->size(), .verified_before = {}};
  answer.verified.set_ledger_id(ledger_id);
  answer.verified.set_checkpoint(verified.note);
  answer.verified.set_verifier_key(verified.verifier_key);
  if (known->has_value()) answer.verified_before = SizeOf(**known);
  return AnswerPrinter(command.output, paper_).Print(AnswerOf(answer));
}

absl::Status VerifyCommands::VerifyAll(ledger::LedgerVerifier& verifier) {
  registry::v1::WatchRecordsRequest request;
  request.set_view(registry::v1::ENTRY_VIEW_BYTES);
  const auto watch = registry_.WatchRecords(request);
  WatchRecordsResponse message;
  std::optional<int64_t> head;
  std::optional<ProgressBar> bar;
  while (watch->Read(message)) {
    if (!head.has_value()) {
      head = message.head_revision();
      bar.emplace(terminal_, SystemClock(), ProgressUnit::kRecords, *head);
    }
    if (absl::Status status = verifier.TakeMessage(message); !status.ok()) {
      return absl::IsDataLoss(status) ? FirstWrongEntry(message, verifier, std::move(status)) : status;
    }
    // The first message has no checkpoint; of an empty ledger one comes when nothing else does.
    if (verifier.size() >= *head && !message.checkpoint().empty()) return absl::OkStatus();
    bar->Update(verifier.size(), verifier.size());
  }
  const absl::Status status = watch->Finish();
  return status.ok() ? absl::UnavailableError("the registry ended the watch") : status;
}

absl::Status VerifyCommands::FirstWrongEntry(const WatchRecordsResponse& message,
                                             const ledger::LedgerVerifier& verifier, absl::Status otherwise) {
  registry::v1::GetInclusionProofRequest request;
  request.set_size(message.revision());
  for (int i = 0; i < message.entries_size(); ++i) {
    const int64_t revision = message.revision() - message.entries_size() + 1 + i;
    request.set_revision(revision);
    const auto proof = registry_.GetInclusionProof(request);
    if (!proof.ok()) return otherwise;
    const auto checkpoint = verifier.Open(message.ledger_id(), proof->checkpoint());
    if (!checkpoint.ok()) return otherwise;
    if (ledger::IsIncluded(ledger::LeafHash(message.entries(i)), revision - 1, checkpoint->size, checkpoint->root,
                           HashesOf(proof->hashes()))) {
      continue;
    }
    return absl::DataLossError(absl::StrCat("entry ", CountText(revision),
                                            " is not the one that the registry's own checkpoint holds at its place"));
  }
  return otherwise;
}

std::filesystem::path KeptCheckpoints() {
  const char* const state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state != '\0') return std::filesystem::path(state) / "handover" / "checkpoints";
  const char* const home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return {};
  return std::filesystem::path(home) / ".local" / "state" / "handover" / "checkpoints";
}

}  // namespace handover::ctl
