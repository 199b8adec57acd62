#ifndef HANDOVER_TESTS_HARNESS_SAMPLE_SERVICES_H_
#define HANDOVER_TESTS_HARNESS_SAMPLE_SERVICES_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/harness/services.h"

namespace handover::test {

// Both services, real ones, with the sample imported by handoverctl.
class SampleServices {
 public:
  SampleServices() {
    const Ended import = Ctl({"import", SamplePath()});
    EXPECT_EQ(import.exit_status, 0) << import.error;
    EXPECT_TRUE(WaitUntilFollowing(reconciliation_.address(), kSampleSize));
  }

  Ended Ctl(std::vector<std::string> arguments) {
    return test::Ctl(registry_.address(), reconciliation_.address(), std::move(arguments));
  }
  const std::string& reconciliation() const { return reconciliation_.address(); }
  const std::string& registry() const { return registry_.address(); }

  // How many records the sample has.
  static constexpr int64_t kSampleSize = 51;

 private:
  TemporaryFolder folder_;
  Service registry_ = StartRegistry(folder_.path() / "ledger");
  Service reconciliation_ = StartReconciliation(registry_.address());
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_SAMPLE_SERVICES_H_
