#include "tests/tree/include_rules.h"

#include <array>
#include <map>
#include <set>
#include <string_view>

namespace handover::tree {
namespace {

bool IsGrpc(std::string_view include) { return include.starts_with("grpc") || include.ends_with(".grpc.pb.h"); }

bool IsSql(std::string_view include) {
  return include.starts_with("SQLiteCpp/") || include.starts_with("sqlite3") || include.starts_with("pqxx/") ||
         include.starts_with("libpq");
}

bool IsRegistryCode(std::string_view include) { return IsUnder(include, "registry_service"); }

// The registry does not even know the messages of what reckons with its records.
bool IsReconciliation(std::string_view include) {
  return IsUnder(include, "reconciliation_service") || IsUnder(include, "handover/reconciliation");
}

bool IsServiceCode(std::string_view include) {
  return IsRegistryCode(include) || IsUnder(include, "reconciliation_service");
}

bool IsFlagReader(std::string_view include) { return include.starts_with("CLI/"); }

// What the files of a folder must not reach.
struct IncludeRule {
  std::string_view folder;
  std::string_view forbidden;
  bool (*matches)(std::string_view include);
  std::string_view except = {};  // The one file that may.
};

constexpr std::array kRules = {
    IncludeRule{"clients", "service code", IsServiceCode},
    IncludeRule{"clients", "SQL", IsSql, "clients/handoverctl/sqlite_file.cc"},
    IncludeRule{"ledger", "gRPC", IsGrpc},
    IncludeRule{"ledger", "SQL", IsSql},
    IncludeRule{"ledger", "service code", IsServiceCode},
    IncludeRule{"reconciliation_service", "registry_service", IsRegistryCode},
    IncludeRule{"reconciliation_service/accounting", "gRPC", IsGrpc},
    IncludeRule{"reconciliation_service/accounting", "SQL", IsSql},
    IncludeRule{"reconciliation_service/rpc", "SQL", IsSql},
    IncludeRule{"registry_service", "reconciliation", IsReconciliation},
    IncludeRule{"registry_service/admission", "gRPC", IsGrpc},
    IncludeRule{"registry_service/admission", "SQL", IsSql},
    IncludeRule{"registry_service/rpc", "SQL", IsSql},
    IncludeRule{"registry_service/storage", "gRPC", IsGrpc},
    IncludeRule{"service_host", "service code", IsServiceCode},
};

// What each file of C++ includes.
using IncludeMap = std::map<std::string, std::vector<std::string>, std::less<>>;

std::vector<std::string> IncludesOf(std::string_view text) {
  constexpr std::string_view kDirective = "#include";
  std::vector<std::string> includes;
  for (std::string_view line : LinesOf(text)) {
    if (!line.starts_with(kDirective)) continue;
    const size_t begin = line.find_first_of("<\"");
    const size_t end = line.find_last_of(">\"");
    if (begin < end && end != std::string_view::npos) includes.emplace_back(line.substr(begin + 1, end - begin - 1));
  }
  return includes;
}

IncludeMap MapIncludes(const std::vector<SourceFile>& tree) {
  IncludeMap map;
  for (const SourceFile& file : tree) {
    if (IsCpp(file.path)) map.emplace(file.path, IncludesOf(file.text));
  }
  return map;
}

// The way from `path` to the first include that `rule` forbids, as " -> a -> b"; empty if there is none.
std::string WayToForbidden(const IncludeMap& map, const std::string& path, const IncludeRule& rule,
                           std::set<std::string>& visited) {
  const auto node = map.find(path);
  if (node == map.end() || !visited.insert(path).second) return {};
  for (const std::string& include : node->second) {
    if (rule.matches(include)) return " -> " + include;
    if (std::string way = WayToForbidden(map, include, rule, visited); !way.empty()) return " -> " + include + way;
  }
  return {};
}

bool HasMain(std::string_view text) {
  for (std::string_view line : LinesOf(text)) {
    if (line.starts_with("int main(")) return true;
  }
  return false;
}

bool ReadsFlags(std::string_view text) {
  for (const std::string& include : IncludesOf(text)) {
    if (IsFlagReader(include)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> FindForbiddenIncludes(const std::vector<SourceFile>& tree) {
  const IncludeMap map = MapIncludes(tree);
  std::vector<std::string> findings;
  for (const IncludeRule& rule : kRules) {
    for (const auto& [path, includes] : map) {
      if (!IsUnder(path, rule.folder) || path == rule.except) continue;
      std::set<std::string> visited;
      const std::string way = WayToForbidden(map, path, rule, visited);
      if (way.empty()) continue;
      findings.push_back(path + way + ": " + std::string(rule.folder) + " knows no " + std::string(rule.forbidden));
    }
  }
  return findings;
}

std::vector<std::string> FindStrayCompositionRoots(const std::vector<SourceFile>& tree) {
  std::vector<std::string> findings;
  for (const SourceFile& file : tree) {
    if (!IsCpp(file.path) || IsUnder(file.path, "tests")) continue;
    const bool is_main = FileNameOf(file.path) == "main.cc";
    if (HasMain(file.text) && !is_main) findings.push_back(file.path + ": has a main and is no main.cc");
    // service_host has the flags that every service has.
    const bool may_read_flags =
        is_main || IsUnder(file.path, "clients/handoverctl") || IsUnder(file.path, "service_host");
    if (ReadsFlags(file.text) && !may_read_flags) {
      findings.push_back(file.path + ": reads flags, which only main.cc, clients/handoverctl and service_host do");
    }
  }
  return findings;
}

}  // namespace handover::tree
