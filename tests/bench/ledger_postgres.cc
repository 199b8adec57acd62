#include "tests/bench/ledger_postgres.h"

#include <pwd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <utility>

#include "absl/strings/str_cat.h"

namespace handover::bench {
namespace {

constexpr char kPrograms[] = "/usr/lib/postgresql/15/bin/";
constexpr char kUser[] = "postgres";

// `arguments`, run as the database's own user where this process is root's. The program stays the process that is
// started, so that a signal reaches it.
std::vector<std::string> AsUser(std::vector<std::string> arguments) {
  if (geteuid() != 0) return arguments;
  const std::string user(kUser);
  std::vector<std::string> all = {"/usr/bin/setpriv", "--reuid=" + user, "--regid=" + user, "--init-groups", "--"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

absl::Status GiveToUser(const std::filesystem::path& path) {
  if (geteuid() != 0) return absl::OkStatus();
  const passwd* user = getpwnam(kUser);
  if (user == nullptr) return absl::NotFoundError("postgres: there is no user postgres; is postgresql-15 installed?");
  if (chown(path.c_str(), user->pw_uid, user->pw_gid) == 0) return absl::OkStatus();
  return absl::ErrnoToStatus(errno, "postgres: chown");
}

}  // namespace

absl::StatusOr<std::unique_ptr<Postgres>> Postgres::Start(Folder& folder) {
  const std::filesystem::path path = folder.Fresh("postgres");
  std::filesystem::create_directory(path);
  if (absl::Status given = GiveToUser(path); !given.ok()) return given;
  const std::string data = (path / "data").string();
  const test::Ended made =
      test::RunToEnd(AsUser({absl::StrCat(kPrograms, "initdb"), "--pgdata=" + data, "--auth=trust",
                             absl::StrCat("--username=", kUser), "--locale=C", "--encoding=UTF8"}));
  if (made.exit_status != 0) return absl::InternalError(absl::StrCat("postgres: initdb failed:\n", made.error));
  std::unique_ptr<Postgres> server(new Postgres(path));
  server->server_ = std::make_unique<test::Process>(
      AsUser({absl::StrCat(kPrograms, "postgres"), "-D", data, "-k", path.string(), "-c", "listen_addresses="}));
  if (!server->server_->WaitForError("ready to accept connections")) {
    return absl::InternalError(absl::StrCat("postgres: it does not come up:\n", server->server_->error()));
  }
  return server;
}

Postgres::~Postgres() {
  if (server_ == nullptr) return;
  // "Fast shutdown": its own processes end with it.
  server_->Signal(SIGINT);
  server_->Wait();
}

std::string Postgres::connection() const {
  return absl::StrCat("host=", path_.string(), " dbname=postgres user=", kUser);
}

}  // namespace handover::bench
