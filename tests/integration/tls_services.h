#ifndef HANDOVER_TESTS_INTEGRATION_TLS_SERVICES_H_
#define HANDOVER_TESTS_INTEGRATION_TLS_SERVICES_H_

#include <string>
#include <vector>

#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"
#include "tests/harness/authority.h"
#include "tests/harness/one_try.h"
#include "tests/harness/services.h"
#include "tests/harness/wait_until.h"

namespace handover::test {

// A folder with an authority, and real services that know their callers by it.
class TlsServices {
 public:
  const Authority& authority() const { return authority_; }
  std::filesystem::path folder() const { return folder_.path(); }

  // A registry on the folder's ledger, as operator/registry.
  Service StartRegistry(const std::vector<std::string>& more_flags = {}) const {
    std::vector<std::string> flags = TlsFlags(authority_.IssueServer("operator/registry"));
    flags.push_back("--data_dir=" + (folder_.path() / "ledger").string());
    flags.insert(flags.end(), more_flags.begin(), more_flags.end());
    return Service("registry_service", flags);
  }

  // A reconciliation service that serves, and follows the registry at `registry`, by the certificate in `files`.
  static Service StartReconciliation(const std::string& registry, const TlsFiles& files) {
    std::vector<std::string> flags = TlsFlags(files);
    flags.push_back("--registry=" + registry);
    return Service("reconciliation_service", flags);
  }

  // A client of `service` with a fresh certificate for "party/aaa".
  client::RegistryClient RegistryAs(const Service& service, const std::string& role_and_id) const {
    return client::RegistryClient(client::Connect(service.address(), authority_.IssueClient(role_and_id)), "", kOneTry);
  }
  client::ReconciliationClient ReconciliationAs(const Service& service, const std::string& role_and_id) const {
    return client::ReconciliationClient(client::Connect(service.address(), authority_.IssueClient(role_and_id)),
                                        kOneTry);
  }

  // Waits until `service` follows up to `revision`.
  bool WaitUntilFollowing(const Service& service, int64_t revision) const {
    client::ReconciliationClient client = ReconciliationAs(service, "reader/waiting");
    return WaitUntil([&] {
      const auto status = client.GetStatus({});
      return status.ok() && status->state() == reconciliation::v1::FOLLOW_STATE_FOLLOWING &&
             status->basis().revision() >= revision;
    });
  }

 private:
  TemporaryFolder folder_;
  Authority authority_{folder_.path()};
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_INTEGRATION_TLS_SERVICES_H_
