#include "clients/handoverctl/certs_command_line.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "clients/handoverctl/command_groups.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

constexpr int64_t kCertificateDaysMax = 365;
// With this, and the longest id, an identity is within its bound of 128 bytes.
constexpr size_t kTrustDomainBytesMax = 46;

// What is wrong with an id of the command line; nothing if it is one.
std::string NotAnId(std::string& word) {
  return ledger::IsId(word) ? "" : word + ", want an id of lower-case letters, digits and hyphens, such as ukr";
}

// What is wrong with a trust domain; nothing if it is one, as SPIFFE has it.
std::string NotATrustDomain(std::string& word) {
  const auto may_stand = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  };
  if (!word.empty() && word.size() <= kTrustDomainBytesMax && std::ranges::all_of(word, may_stand)) return "";
  return word + ", want a name like that of a host, such as example.org";
}

}  // namespace

void AddCerts(CLI::App& app, CommandLine& line) {
  auto certs = std::make_shared<CertsCommand>();
  CLI::App* sub = app.add_subcommand("certs", "Make an authority and certificates, for trying out TLS");
  sub->group(kSettingUp)->footer("handoverctl certs certs --trust_domain example.org --party rus --party ukr");
  sub->add_option("DIR", certs->folder, "Where to put them; if an authority is there, it issues more")->required();
  sub->add_option("--trust_domain", certs->trust_domain, "The SPIFFE trust domain, such as example.org")
      ->required()
      ->check(CLI::Validator(NotATrustDomain, ""));
  sub->add_option("--days", certs->days, "How many days they are valid")
      ->check(CLI::Range(int64_t{1}, kCertificateDaysMax))
      ->capture_default_str();
  const auto add = [&](const char* flag, std::vector<std::string>& ids, const char* description) {
    sub->add_option(flag, ids, description)->check(CLI::Validator(NotAnId, "ID"))->allow_extra_args(false);
  };
  add("--party", certs->parties, "One for the side with this id; may be given several times");
  add("--observer", certs->observers, "One for the observer with this id; may be given several times");
  add("--reader", certs->readers, "One for a reader with this id; may be given several times");
  sub->add_flag("--replace", certs->replace, "Issue anew what is there already; the services take it up by themselves");
  sub->callback([certs, &line] {
    line.command = *certs;
    // Nobody is called, and the files that the environment names may be the ones that are to be made.
    line.tls = {};
  });
}

}  // namespace handover::ctl
