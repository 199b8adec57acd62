#ifndef HANDOVER_CLIENTS_HANDOVERCTL_IMPORT_COMMAND_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_IMPORT_COMMAND_H_

#include <istream>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "clients/cpp/retry.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/error_text.h"
#include "clients/handoverctl/failure.h"
#include "clients/handoverctl/importer.h"
#include "service_host/clock.h"

namespace handover::ctl {

// Carries out imports: opens the files, shows progress, and says at the end what is stored and what is not.
class ImportCommands {
 public:
  // What an import works with. All of it must outlive the import.
  struct Surroundings {
    std::istream& in;        // Read for "-".
    std::ostream& out;       // Where the summary goes.
    std::ostream* terminal;  // Where progress is drawn; null: nowhere.
    Clock clock;
  };

  // `open` begins a stream to the registry at `target`.
  ImportCommands(Importer::Open open, Target target, client::Pause pause, Surroundings surroundings);

  Failure Run(const ImportCommand& command);

 private:
  absl::Status ImportFile(const std::string& file, FileFormat format, Importer& importer);

  const Importer::Open open_;
  const Target target_;
  const client::Pause pause_;
  const Surroundings surroundings_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_IMPORT_COMMAND_H_
