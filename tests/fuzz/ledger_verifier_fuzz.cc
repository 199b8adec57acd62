#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ledger/ledger_verifier.h"
#include "tests/fuzz/target.h"
#include "tests/unit/ledger/note_samples.h"

namespace handover::fuzz {
namespace {

using ledger::Checkpoint;
using ledger::Hash;
using ledger::LedgerVerifier;
using ledger::NoteSigner;
using ledger::TrustedCheckpoint;
using registry::v1::WatchRecordsResponse;
using Entries = std::vector<std::string>;

constexpr std::string_view kLedgerId = "00112233445566778899aabbccddeeff";
constexpr std::string_view kOtherLedgerId = "ff";
// Each message costs a signature or two.
constexpr int kStepsMax = 24;
constexpr size_t kEntriesMax = 70;

const NoteSigner& Signer() {
  static const NoteSigner signer =
      NoteSigner::FromPem(ledger::OriginOf(kLedgerId), ledger::PemOfSeed(ledger::kNeumannSeed)).value();
  return signer;
}

// Of another registry, which calls its ledger the same.
const NoteSigner& OtherSigner() {
  static const NoteSigner signer =
      NoteSigner::FromPem(ledger::OriginOf(kLedgerId), ledger::PemOfSeed(ledger::kRootSeed)).value();
  return signer;
}

// The root as RFC 6962 defines it, from nothing but the entries.
Hash RootOf(std::span<const std::string> entries) {
  if (entries.empty()) return ledger::EmptyRoot();
  if (entries.size() == 1) return ledger::LeafHash(entries.front());
  size_t left = 1;
  while (left * 2 < entries.size()) left *= 2;
  return ledger::NodeHash(RootOf(entries.first(left)), RootOf(entries.subspan(left)));
}

// A registry that holds two keys and signs whatever it likes.
class Registry {
 public:
  struct Signed {
    std::string verifier_key;
    Checkpoint checkpoint;
  };

  Entries& entries() { return entries_; }

  // Appends 1 to 8 entries. Where the input says the same the entries are the same, in whatever ledger.
  void Append(std::string_view& input) {
    for (int left = 1 + TakeByte(input) % 8; left > 0 && entries_.size() < kEntriesMax; --left) {
      const auto text = static_cast<char>(TakeByte(input));
      entries_.push_back(text == '\0' ? "" : std::string(2, text));
    }
  }

  // Drops the last entries, so that others take their places.
  void RollBack(std::string_view& input) { entries_.resize(TakeByte(input) % (entries_.size() + 1)); }

  std::string Sign(const NoteSigner& signer, const Checkpoint& checkpoint) {
    std::string note = signer.Sign(ToText(checkpoint));
    signed_.insert_or_assign(note, Signed{signer.VerifierKey(), checkpoint});
    return note;
  }

  // What `note` is the signature of; null if it never made it.
  const Signed* Find(const std::string& note) const {
    const auto found = signed_.find(note);
    return found == signed_.end() ? nullptr : &found->second;
  }

 private:
  Entries entries_;
  std::map<std::string, Signed> signed_;
};

// A process that follows the registry, and what its verifier ought to know. It starts again where one would.
class Follower {
 public:
  explicit Follower(const Registry& registry) : registry_(registry) { Start(); }

  // It reads the ledger from the first entry again, and knows what it has kept.
  void Start() {
    auto verifier = kept_.has_value() ? LedgerVerifier::OfKnown(*kept_) : LedgerVerifier::OfUnknown("");
    Require(verifier.ok(), "what was verified is known after a restart");
    verifier_ = *std::move(verifier);
    known_ = verified_;
    taken_.clear();
    key_ = kept_.has_value() ? kept_->verifier_key : "";
  }

  void Take(const WatchRecordsResponse& message) {
    const bool is_right = IsRight(message);
    const absl::Status status = verifier_->TakeMessage(message);
    Require(status.ok() == is_right, "a message is taken if, and only if, it continues what was verified");
    if (is_right) {
      TakeRight(message);
      Require(verifier_->size() == Size(taken_), "what was taken is counted");
    }
    const auto& last = verifier_->last_verified();
    Require(last.has_value() == kept_.has_value(), "what was verified is there");
    Require(!last.has_value() || (last->note == kept_->note && last->verifier_key == kept_->verifier_key),
            "a message that is refused, or of less than was verified before, leaves that as it was");
    if (!is_right) {
      Require(IsRefusal(status.code()), "a refusal says whose fault it is");
      Start();
    }
  }

  // How many entries it has taken in since it started.
  size_t taken() const { return taken_.size(); }

 private:
  static int64_t Size(const Entries& entries) { return static_cast<int64_t>(entries.size()); }

  static bool IsRefusal(absl::StatusCode code) {
    return code == absl::StatusCode::kDataLoss || code == absl::StatusCode::kInvalidArgument ||
           code == absl::StatusCode::kFailedPrecondition;
  }

  // What the message would make of the entries taken.
  Entries With(const WatchRecordsResponse& message) const {
    Entries with = taken_;
    with.insert(with.end(), message.entries().begin(), message.entries().end());
    return with;
  }

  bool IsRight(const WatchRecordsResponse& message) const {
    const std::string& key = message.verifier_key();
    if (message.head_revision() < Size(known_)) return false;
    if (!key.empty() && (key_.empty() ? !ledger::NoteVerifier::FromKey(key).ok() : key != key_)) return false;
    const Entries with = With(message);
    const bool is_known = with.size() < known_.size() || std::equal(known_.begin(), known_.end(), with.begin());
    if (!is_known) return false;
    if (message.entries().empty() && message.checkpoint().empty()) return true;
    const Registry::Signed* const made = registry_.Find(message.checkpoint());
    return made != nullptr && made->verifier_key == (key_.empty() ? key : key_) &&
           made->checkpoint.origin == ledger::OriginOf(message.ledger_id()) &&
           (origin_.empty() || made->checkpoint.origin == origin_) && made->checkpoint.size == Size(with) &&
           made->checkpoint.root == RootOf(with);
  }

  void TakeRight(const WatchRecordsResponse& message) {
    taken_ = With(message);
    if (key_.empty()) key_ = message.verifier_key();
    if (message.checkpoint().empty() || taken_.size() < known_.size()) return;
    verified_ = taken_;
    origin_ = ledger::OriginOf(message.ledger_id());
    kept_ = {.note = message.checkpoint(), .verifier_key = key_};
  }

  const Registry& registry_;
  std::optional<LedgerVerifier> verifier_;
  Entries taken_;    // Since it started.
  std::string key_;  // Empty: none is known.
  Entries known_;    // What was verified before it started.
  Entries verified_;
  std::string origin_;                     // Of those; empty: nothing was verified.
  std::optional<TrustedCheckpoint> kept_;  // Of those.
};

void FlipBit(std::string& text, std::string_view& input) {
  const size_t place = TakeTwoBytes(input);
  if (text.empty()) return;
  char& byte = text[place / 8 % text.size()];
  byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (place % 8)));
}

// What a registry may have done to a checkpoint before it signed it.
enum class Lie { kNone, kSize, kRoot, kOrigin, kKey, kLedger, kEnd };
// What may have been done to a message after that.
enum class Damage { kNone, kEntry, kLeftOut, kTwice, kSwapped, kNote, kNoNote, kOldNote, kKey, kNoKey, kHead, kEnd };

template <typename Choice>
Choice Take(std::string_view& input) {
  return static_cast<Choice>(TakeByte(input) % static_cast<int>(Choice::kEnd));
}

void Sign(Registry& registry, Lie lie, std::span<const std::string> entries, std::string_view& input,
          WatchRecordsResponse& message) {
  Checkpoint checkpoint{
      .origin = ledger::OriginOf(kLedgerId), .size = static_cast<int64_t>(entries.size()), .root = RootOf(entries)};
  if (lie == Lie::kSize) checkpoint.size = TakeByte(input);
  if (lie == Lie::kRoot) checkpoint.root[TakeByte(input) % checkpoint.root.size()] ^= TakeByte(input);
  if (lie == Lie::kOrigin || lie == Lie::kLedger) checkpoint.origin = ledger::OriginOf(kOtherLedgerId);
  if (lie == Lie::kLedger) message.set_ledger_id(std::string(kOtherLedgerId));
  message.set_checkpoint(registry.Sign(lie == Lie::kKey ? OtherSigner() : Signer(), checkpoint));
}

void Spoil(WatchRecordsResponse& message, Damage damage, const std::string& old_note, std::string_view& input) {
  auto& entries = *message.mutable_entries();
  const int place = entries.empty() ? 0 : TakeByte(input) % entries.size();
  switch (damage) {
    case Damage::kEntry:
      if (!entries.empty()) FlipBit(entries[place], input);
      break;
    case Damage::kLeftOut:
      if (!entries.empty()) entries.DeleteSubrange(place, 1);
      break;
    case Damage::kTwice:
      if (!entries.empty()) *entries.Add() = std::string(entries[place]);
      break;
    case Damage::kSwapped:
      if (!entries.empty()) entries.SwapElements(0, place);
      break;
    case Damage::kNote:
      FlipBit(*message.mutable_checkpoint(), input);
      break;
    case Damage::kNoNote:
      message.clear_checkpoint();
      break;
    case Damage::kOldNote:
      message.set_checkpoint(old_note);
      break;
    case Damage::kKey:
      message.set_verifier_key(OtherSigner().VerifierKey());
      break;
    case Damage::kNoKey:
      FlipBit(*message.mutable_verifier_key(), input);
      break;
    case Damage::kHead:
      message.set_head_revision(TakeByte(input));
      break;
    case Damage::kNone:
    case Damage::kEnd:
      break;
  }
}

// A follower and its registry: each step is what one of them does.
class Play {
 public:
  void Run(std::string_view input) {
    for (int step = 0; step < kStepsMax && !input.empty(); ++step) Step(input);
  }

 private:
  enum class Act { kAppend, kSend, kBegin, kRollBack, kRestart, kEnd };

  void Step(std::string_view& input) {
    switch (Take<Act>(input)) {
      case Act::kAppend:
        return registry_.Append(input);
      case Act::kSend:
        return Send(input);
      case Act::kBegin:
        return follower_.Take(Begin());
      case Act::kRollBack:
        return registry_.RollBack(input);
      case Act::kRestart:
        return follower_.Start();
      case Act::kEnd:
        break;
    }
  }

  // The first message of a watch.
  WatchRecordsResponse Begin() {
    WatchRecordsResponse message;
    message.set_ledger_id(std::string(kLedgerId));
    message.set_head_revision(static_cast<int64_t>(registry_.entries().size()));
    message.set_verifier_key(Signer().VerifierKey());
    return message;
  }

  // A message of the next entries, up to as many as the input says.
  void Send(std::string_view& input) {
    const std::span<const std::string> entries = registry_.entries();
    const size_t from = std::min(follower_.taken(), entries.size());
    const size_t to = from + std::min<size_t>(TakeByte(input), entries.size() - from);
    WatchRecordsResponse message = Begin();
    for (const std::string& entry : entries.subspan(from, to - from)) message.add_entries(entry);
    Sign(registry_, Take<Lie>(input), entries.first(to), input, message);
    const std::string note = message.checkpoint();
    Spoil(message, Take<Damage>(input), old_note_, input);
    old_note_ = note;
    follower_.Take(message);
  }

  Registry registry_;
  Follower follower_{registry_};
  std::string old_note_;
};

}  // namespace

// The input says what a registry appends, drops, signs and sends, truly or not, and when its follower starts again.
void Try(std::string_view input) { Play().Run(input); }

}  // namespace handover::fuzz
