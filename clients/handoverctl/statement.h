#ifndef HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_H_

#include <google/protobuf/timestamp.pb.h>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "handover/registry/v1/record.pb.h"

// What a person states on the command line. What is left out is empty here, or UNSPECIFIED, and is given a default
// later, from what the ledger has (statement_record.h).
namespace handover::ctl {

// A number as it is stated.
struct Figure {
  int64_t count = 0;  // 0 where the precision is UNDISCLOSED.
  registry::v1::Precision precision = registry::v1::PRECISION_EXACT;
  registry::v1::CountingBasis counting_basis = registry::v1::COUNTING_BASIS_UNSPECIFIED;
};

// A count at a handover.
struct Declare {
  std::string handover;
  Figure figure = {};
  registry::v1::Role role = registry::v1::ROLE_UNSPECIFIED;
  registry::v1::Category category = registry::v1::CATEGORY_UNSPECIFIED;
  registry::v1::ObservationScope observation_scope = registry::v1::OBSERVATION_SCOPE_UNSPECIFIED;
  std::string stated_event_date = {};
};

// What takes the place of a declaration or a running total; with WITHDRAWAL nothing does, and there is no figure.
struct Correct {
  std::string corrected;
  Figure figure = {};
  registry::v1::CorrectionReason reason = registry::v1::CORRECTION_REASON_UNSPECIFIED;
  registry::v1::Category category = registry::v1::CATEGORY_UNSPECIFIED;  // Of a RECLASSIFICATION.
};

// A cumulative counter.
struct StateTotal {
  std::string term;
  Figure figure = {};
  std::string as_of_date = {};
};

struct MakeOffer {
  std::string term;
  Figure figure = {};
  std::string supersedes = {};
};

struct Explain {
  std::string mismatch;
  registry::v1::ExplanationCode code = registry::v1::EXPLANATION_CODE_UNSPECIFIED;
  int64_t signed_count = 0;
};

// An answer to an explanation or a finding.
struct Respond {
  std::string answered;
  registry::v1::Verdict verdict = registry::v1::VERDICT_UNSPECIFIED;
};

struct Find {
  std::string handover;
  Figure figure = {};
  registry::v1::ExplanationCode code = registry::v1::EXPLANATION_CODE_UNSPECIFIED;
  registry::v1::Category category = registry::v1::CATEGORY_UNSPECIFIED;
};

// One of them, with what every statement has.
struct Statement {
  std::string speaker;  // A name: "parties/ukr".
  std::string id;       // The last id of the record's name.
  std::optional<google::protobuf::Timestamp> declared_time = std::nullopt;
  registry::v1::Source source = {};
  std::variant<Declare, Correct, StateTotal, MakeOffer, Explain, Respond, Find> what = {};
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_H_
