#include "tests/examples/expectation_form.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "tests/examples/example_ledger.h"
#include "tests/examples/words.h"
#include "tests/recount/statement.h"

namespace handover::examples {
namespace {

namespace v1 = reconciliation::v1;

absl::CivilDay DayOf(const google::protobuf::Timestamp& time) {
  return absl::ToCivilDay(recount::TimeOf(time), absl::UTCTimeZone());
}

// "t as aaa reads it", "t as written".
Facts FactsOfCompletion(const std::smatch& words, const Answers& answers) {
  const std::string reading = words[2].matched ? words[2].str() : "as-written";
  const std::string name = absl::StrCat(NameUnder("terms/", words[1].str()), "/completions/", reading);
  const auto found = std::ranges::find(answers.completions, name, &v1::Completion::name);
  return found == answers.completions.end() ? Facts() : FactsOf(*found);
}

// "h5", "h5 pow-other".
Facts FactsOfMatch(const std::smatch& words, const Answers& answers) {
  const std::string category = words[2].matched ? words[2].str() : "deceased-military";
  const auto found = answers.match_states.find(absl::StrCat(words[1].str(), " ", category));
  return found == answers.match_states.end() ? Facts() : Facts{.state = found->second, .details = {}};
}

// "count.h5.deceased-military".
Facts FactsOfMismatch(const std::smatch& words, const Answers& answers) {
  const std::string name = NameUnder("mismatches/", words[1].str());
  const auto found = std::ranges::find(answers.mismatches, name, &v1::Mismatch::name);
  return found == answers.mismatches.end() ? Facts() : FactsOf(*found);
}

// "on 2025-06-16 count.h5.deceased-military".
Facts FactsOfMismatchEvents(const std::smatch& words, const Answers& answers) {
  const std::string name = NameUnder("mismatches/", words[2].str());
  std::vector<v1::MismatchEvent> events = answers.mismatch_events;
  std::erase_if(events, [&](const v1::MismatchEvent& event) {
    return event.mismatch().name() != name || absl::FormatCivilTime(DayOf(event.time())) != words[1].str();
  });
  return FactsOf(events);
}

// "t by 2025-06-16".
Facts FactsOfPointByEventDate(const std::smatch& words, const Answers& answers) {
  const auto points = answers.points_by_event_date.find(NameUnder("terms/", words[1].str()));
  if (points == answers.points_by_event_date.end()) return {};
  const auto point = std::ranges::find(points->second, words[2].str(), &v1::TimelinePoint::event_date);
  return point == points->second.end() ? Facts() : FactsOf(*point);
}

// "t as recorded on 2025-06-16", "t as recorded on 2025-06-16 12:00": the last point of that day up to that moment.
Facts FactsOfPointByRecordTime(const std::smatch& words, const Answers& answers) {
  const auto points = answers.points_by_record_time.find(NameUnder("terms/", words[1].str()));
  const auto moment = MomentOf(words[2].str());
  if (points == answers.points_by_record_time.end() || !moment.ok()) return {};
  const auto first_later = std::ranges::find_if(points->second, [&moment](const v1::TimelinePoint& point) {
    return recount::TimeOf(point.record_time()) > *moment;
  });
  if (first_later == points->second.begin()) return {};
  const v1::TimelinePoint& point = *std::prev(first_later);
  return DayOf(point.record_time()) == DayOf(recount::TimestampOf(*moment)) ? FactsOf(point) : Facts();
}

Facts FactsOfVerdict(const std::smatch&, const Answers& answers) { return FactsOf(answers.verdict); }

constexpr const char* kIsInAState = " is ([A-Z_]+|not there)";
constexpr const char* kIsThere = " is (not there)|: (.+)";

constexpr std::array kForms = {
    ExpectationForm{Topic::kVerdict, "the verdict is STATE", "the verdict", kIsInAState, FactsOfVerdict},
    ExpectationForm{Topic::kCompletion, "TERM as written|as READING reads it is STATE|not there",
                    "(\\S+) as (?:written|(\\S+) reads it)", kIsInAState, FactsOfCompletion},
    ExpectationForm{Topic::kMismatch, "MISMATCH, the last id of its name, is STATE|not there", "([a-z-]+\\.\\S+)",
                    kIsInAState, FactsOfMismatch},
    ExpectationForm{Topic::kMatch, "HANDOVER [CATEGORY] is STATE|not there", "([a-z0-9-]+)(?: ([a-z0-9-]+))?",
                    kIsInAState, FactsOfMatch},
    ExpectationForm{Topic::kMismatchEvent, "on DATE MISMATCH opened|changed|closed|stayed as it was",
                    "on ([0-9-]+) ([a-z-]+\\.\\S+)", " (opened|changed|closed|stayed as it was)",
                    FactsOfMismatchEvents},
    ExpectationForm{Topic::kPointByEventDate, "TERM by DATE: DETAIL|is not there", "(\\S+) by ([0-9-]+)", kIsThere,
                    FactsOfPointByEventDate},
    ExpectationForm{Topic::kPointByRecordTime, "TERM as recorded on MOMENT: DETAIL|is not there",
                    "(\\S+) as recorded on ([0-9-]+(?: [0-9:]+)?)", kIsThere, FactsOfPointByRecordTime},
};

}  // namespace

std::span<const ExpectationForm> ExpectationForms() { return kForms; }

}  // namespace handover::examples
