#include <algorithm>
#include <string>
#include <vector>

#include "ledger/record_name.h"
#include "service_host/error.h"
#include "service_host/identity.h"
#include "tests/fuzz/target.h"

namespace handover::fuzz {
namespace {

constexpr std::string_view kTrustDomain = "example.org";

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

// The input is the URI SANs of a certificate, one in a line. Whoever is known by them is so by the one text that says
// it; nobody else is.
void Try(std::string_view input) {
  const std::vector<std::string> uris = LinesOf(input);
  const auto identity = IdentityOf(uris, kTrustDomain);
  if (!identity.ok()) {
    Require(ReasonOf(identity.status()) == "IDENTITY_INVALID", "a refusal has its reason");
    const auto message = identity.status().message();
    const bool is_printable = std::ranges::all_of(message, [](char c) { return c >= ' ' && c <= '~'; });
    Require(is_printable, "a refusal can be printed, whatever stands in a certificate");
    return;
  }
  Require(uris.size() == 1, "who is known has one URI");
  const std::string id(ledger::IdOf(identity->name));
  Require(ledger::IsId(id), "who is known has an id that a record could have");
  const std::string role(RoleName(identity->role));
  Require(uris[0] == "spiffe://" + std::string(kTrustDomain) + "/" + role + "/" + id, "one text stands for one caller");
}

}  // namespace handover::fuzz
