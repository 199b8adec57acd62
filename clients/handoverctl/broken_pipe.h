#ifndef HANDOVER_CLIENTS_HANDOVERCTL_BROKEN_PIPE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_BROKEN_PIPE_H_

#include <signal.h>

#include <ctime>

namespace handover::ctl {

// OpenSSL writes to a socket in a way that ends the program if the other side has closed it. As long as this is there,
// this thread only gets an error, and the signal is taken back.
class BrokenPipeIsAnError {
 public:
  BrokenPipeIsAnError() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  }
  ~BrokenPipeIsAnError() {
    const timespec at_once{};
    sigtimedwait(&signals_, nullptr, &at_once);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  BrokenPipeIsAnError(const BrokenPipeIsAnError&) = delete;
  BrokenPipeIsAnError& operator=(const BrokenPipeIsAnError&) = delete;

 private:
  sigset_t signals_{};
  sigset_t before_{};
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_BROKEN_PIPE_H_
