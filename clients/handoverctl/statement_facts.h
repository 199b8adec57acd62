#ifndef HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_FACTS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_FACTS_H_

#include <string>

#include "handover/registry/v1/record.pb.h"

namespace handover::ctl {

// What records of several kinds have in common, in the words of rows (rows.h); empty where a record has no such thing.
struct StatementFacts {
  std::string kind;
  std::string party;  // Who states it.
  std::string role;
  std::string category;
  std::string count;
  std::string precision;
  std::string counting_basis;
  std::string date;
  std::string source_uri;
};

// Reads them from whatever kind of record it is. Pure.
StatementFacts FactsOf(const registry::v1::Record& record);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_FACTS_H_
