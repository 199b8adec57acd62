#include "tests/examples/facts.h"

#include <regex>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "ledger/record_name.h"

namespace handover::examples {
namespace {

namespace v1 = reconciliation::v1;

std::string IdOf(const std::string& name) { return std::string(ledger::IdOf(name)); }

std::string WithoutPrefix(const std::string& value, std::string_view prefix) { return value.substr(prefix.size()); }

// To the minute, or to the second where that says more.
std::string TimeInWords(const google::protobuf::Timestamp& timestamp) {
  const absl::Time time = absl::FromUnixSeconds(timestamp.seconds());
  const bool is_full_minute = timestamp.seconds() % 60 == 0;
  return absl::FormatTime(is_full_minute ? "%Y-%m-%d %H:%M" : "%Y-%m-%d %H:%M:%S", time, absl::UTCTimeZone());
}

void AddFigure(const std::string& what, const v1::Figure& figure, std::vector<std::string>& details) {
  details.push_back(absl::StrCat(what, " ", WordsOf(figure.count())));
  if (figure.has_remaining()) details.push_back(absl::StrCat(what, " remaining ", WordsOf(figure.remaining())));
}

// "positions aaa 1248 and bbb 1245", or `none` if there are none.
void AddPositions(const std::string& what, const google::protobuf::RepeatedPtrField<v1::Position>& positions,
                  const std::string& none, std::vector<std::string>& details) {
  const std::string all = absl::StrJoin(positions, " and ", [](std::string* out, const v1::Position& position) {
    absl::StrAppend(out, IdOf(position.party()), " ", WordsOf(position.count()));
  });
  details.push_back(positions.empty() ? none : absl::StrCat(what, " ", all));
}

void AddLocalisation(const v1::Mismatch& mismatch, std::vector<std::string>& details) {
  if (!mismatch.has_not_localised()) return;
  const auto& parts = mismatch.localised();
  const std::string all = absl::StrJoin(parts, " and ", [](std::string* out, const v1::LocalisedDifference& part) {
    absl::StrAppend(out, WordsOf(part.difference()), " at ", IdOf(part.handover()));
  });
  details.push_back(absl::StrCat("localised ", parts.empty() ? "nowhere" : all));
  details.push_back(absl::StrCat("not localised ", WordsOf(mismatch.not_localised())));
}

void AddBridge(const v1::Bridge& bridge, std::vector<std::string>& details) {
  details.push_back(absl::StrCat("accepted ", bridge.accepted()));
  details.push_back(absl::StrCat("proposed ", bridge.proposed()));
  details.push_back(absl::StrCat("rejected ", bridge.rejected()));
  details.push_back(absl::StrCat("unexplained ", WordsOf(bridge.unexplained())));
}

}  // namespace

Facts FactsOf(const v1::Completion& completion) {
  Facts facts;
  facts.state = WithoutPrefix(v1::CompletionStatus_Name(completion.status()), "COMPLETION_STATUS_");
  std::vector<std::string>& details = facts.details;
  AddFigure("sender", completion.declared_by_sender(), details);
  AddFigure("receiver", completion.declared_by_receiver(), details);
  AddFigure("corroborated", completion.corroborated(), details);
  AddFigure("qualifying", completion.qualifying(), details);
  details.push_back(absl::StrCat("findings not accepted ", WordsOf(completion.findings_not_accepted())));
  details.push_back(absl::StrCat("net ", WordsOf(completion.net_difference())));
  details.push_back(absl::StrCat("gross ", WordsOf(completion.gross_difference())));
  details.push_back(completion.has_exceeded_by() ? absl::StrCat("exceeded by ", completion.exceeded_by())
                                                 : "nothing to exceed");
  return facts;
}

Facts FactsOf(const v1::Mismatch& mismatch) {
  Facts facts;
  facts.state = WithoutPrefix(v1::MismatchState_Name(mismatch.state()), "MISMATCH_STATE_");
  std::vector<std::string>& details = facts.details;
  AddPositions("positions", mismatch.positions(), "no positions", details);
  AddPositions("also stated", mismatch.also_stated(), "nothing else stated", details);
  details.push_back(mismatch.has_difference() ? absl::StrCat("difference ", WordsOf(mismatch.difference()))
                                              : "no difference");
  AddLocalisation(mismatch, details);
  if (mismatch.has_bridge()) AddBridge(mismatch.bridge(), details);
  details.push_back(mismatch.material() ? "material" : "not material");
  details.push_back(absl::StrCat("since ", TimeInWords(mismatch.first_time())));
  details.push_back(absl::StrCat("first at revision ", mismatch.first_revision()));
  return facts;
}

Facts FactsOf(v1::Verdict verdict) {
  return {.state = WithoutPrefix(v1::Verdict_Name(verdict), "VERDICT_"), .details = {}};
}

Facts FactsOf(const v1::TimelinePoint& point) {
  Facts facts{.state = "there", .details = {}};
  std::vector<std::string>& details = facts.details;
  details.push_back(absl::StrCat("sender ", WordsOf(point.declared_by_sender())));
  details.push_back(absl::StrCat("receiver ", WordsOf(point.declared_by_receiver())));
  details.push_back(absl::StrCat("gap ", WordsOf(point.gap())));
  details.push_back(absl::StrCat("handovers ", point.handovers()));
  details.push_back(absl::StrCat("sender silent at ", point.sender_silent()));
  details.push_back(absl::StrCat("receiver silent at ", point.receiver_silent()));
  // The recount does not say which revision last changed a day.
  if (point.has_record_time()) details.push_back(absl::StrCat("by revision ", point.revision()));
  AddPositions("running totals", point.running_totals(), "no running totals", details);
  return facts;
}

Facts FactsOf(const std::vector<v1::MismatchEvent>& events) {
  Facts facts;
  std::vector<std::string> changes;
  for (const v1::MismatchEvent& event : events) {
    const std::string change = WithoutPrefix(v1::MismatchChange_Name(event.change()), "MISMATCH_CHANGE_");
    changes.push_back(absl::AsciiStrToLower(change));
    const std::string day_and_time = TimeInWords(event.time());
    facts.details.push_back("at " + day_and_time.substr(day_and_time.find(' ') + 1));
    const Facts now = FactsOf(event.mismatch());
    facts.details.push_back("now " + now.state);
    facts.details.insert(facts.details.end(), now.details.begin(), now.details.end());
  }
  facts.state = changes.empty() ? "stayed as it was" : absl::StrJoin(changes, " and ");
  return facts;
}

std::string WordsOf(const v1::Interval& interval) {
  if (!interval.has_least() && !interval.has_most()) return "unknown";
  if (!interval.has_most()) return absl::StrCat("at least ", interval.least());
  if (!interval.has_least()) return absl::StrCat("at most ", interval.most());
  if (interval.least() == interval.most()) return absl::StrCat(interval.least());
  return absl::StrCat(interval.least(), " to ", interval.most());
}

std::string Plain(std::string_view detail) {
  static const std::regex kSeparator("([0-9]),(?=[0-9])");
  static const std::regex kPlus("\\+(?=[0-9])");
  return std::regex_replace(std::regex_replace(std::string(detail), kSeparator, "$1"), kPlus, "");
}

}  // namespace handover::examples
