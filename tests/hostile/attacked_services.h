#ifndef HANDOVER_TESTS_HOSTILE_ATTACKED_SERVICES_H_
#define HANDOVER_TESTS_HOSTILE_ATTACKED_SERVICES_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "clients/cpp/registry_client.h"
#include "tests/harness/services.h"

namespace handover::test {

// Where an attack goes: a service, and a method of it that takes one message and answers with one.
struct Victim {
  std::string address;
  std::string method;
};

// Both services, real ones, with somebody who uses them while others attack them.
class AttackedServices {
 public:
  // `flags` are those of the registry, beside where its ledger is.
  explicit AttackedServices(const std::vector<std::string>& flags = {});

  // Each service.
  std::vector<Victim> Victims() const;

  const std::string& registry() const { return registry_.address(); }

  // How much memory the registry has.
  size_t RegistryMemoryBytes();

  // Requires that what another caller appends is stored, read and followed, and that both services say that they serve.
  void ExpectToServe();

  // Requires the same again and again while `attack` runs in a thread of its own, and once more when it has ended.
  void ExpectToServeDuring(const std::function<void()>& attack);

 private:
  TemporaryFolder folder_;
  Service registry_;
  Service reconciliation_;
  client::RegistryClient caller_;
  int appended_ = 0;
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HOSTILE_ATTACKED_SERVICES_H_
