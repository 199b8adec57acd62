#ifndef HANDOVER_CLIENTS_CPP_REQUEST_IDS_H_
#define HANDOVER_CLIENTS_CPP_REQUEST_IDS_H_

#include <atomic>
#include <cstdint>
#include <string>

namespace handover::client {

// Makes the ids by which the calls of one client are told apart from all others: what is drawn at random for the
// client, and a number. Safe from any thread.
class RequestIds {
 public:
  RequestIds();

  // "6f1d0c9be2a4837f-1", then "6f1d0c9be2a4837f-2"
  std::string Next();

 private:
  const std::string client_;
  std::atomic<int64_t> last_ = 0;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_REQUEST_IDS_H_
