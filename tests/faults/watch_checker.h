#ifndef HANDOVER_TESTS_FAULTS_WATCH_CHECKER_H_
#define HANDOVER_TESTS_FAULTS_WATCH_CHECKER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "handover/registry/v1/registry_service.pb.h"

namespace handover::test {

// What one stream of a watch was asked for, and what it sent until it was lost.
struct WatchedStream {
  int64_t after = 0;
  std::vector<registry::v1::WatchRecordsResponse> messages;
};

// Every stream that one watch has taken, in order.
using WatchHistory = std::vector<WatchedStream>;

// A checker for each guarantee of WatchRecords, in the view RECORD. Each returns what it finds in words, for example
// "stream 2: revision 9 after 11"; nothing if the guarantee holds. Pure.

// Each stream sends ascending revisions.
std::vector<std::string> CheckOrdered(const WatchHistory& history);
// No record is sent twice, neither by a stream nor by two.
std::vector<std::string> CheckUnique(const WatchHistory& history);
// Between two records that are sent one after the other, over all streams, none is left out.
std::vector<std::string> CheckNoGap(const WatchHistory& history);
// A stream that is asked for what comes after a revision begins right behind it.
std::vector<std::string> CheckResumable(const WatchHistory& history);
// No message says that more has been sent than was, or that there is less than was sent, or less than before.
std::vector<std::string> CheckProgress(const WatchHistory& history);

// All of them.
std::vector<std::string> CheckWatch(const WatchHistory& history);

}  // namespace handover::test

#endif  // HANDOVER_TESTS_FAULTS_WATCH_CHECKER_H_
