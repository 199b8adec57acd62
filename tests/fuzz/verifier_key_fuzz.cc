#include "ledger/base64.h"
#include "ledger/note_key.h"
#include "tests/fuzz/target.h"

namespace handover::fuzz {

// A key that is read is written back as it came. The same of the base64 in it.
void Try(std::string_view input) {
  const auto key = ledger::ParseVerifierKey(input);
  if (key.ok()) {
    Require(ledger::ToVerifierKey(*key) == input, "a key has one text");
    Require(key->id.size() == ledger::kKeyIdBytes, "a key's id has kKeyIdBytes bytes");
    Require(key->name.size() <= ledger::kKeyNameBytesMax, "a key's name has at most kKeyNameBytesMax bytes");
  }
  const auto bytes = ledger::DecodeBase64(input);
  if (bytes.has_value()) Require(ledger::EncodeBase64(*bytes) == input, "bytes have one base64");
  Require(ledger::DecodeBase64(ledger::EncodeBase64(input)) == input, "base64 gives back any bytes");
}

}  // namespace handover::fuzz
