#include "reconciliation_service/accounting/timeline.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <string>

#include "ledger/calendar_date.h"
#include "ledger/record_name.h"
#include "tests/property/comparison.h"
#include "tests/property/property.h"
#include "tests/recount/timeline.h"

// The engine's timelines against those of the recount.
namespace handover::recount {
namespace {

using reconciliation::Accounts;
using reconciliation::TermAccount;
using reconciliation::v1::TimelinePoint;
using registry::v1::Record;

constexpr size_t kNoLimit = 1'000;
constexpr std::chrono::sys_days kBeforeAll = std::chrono::year(1) / 1 / 1;

// A term of a ledger, in both, as of a revision.
struct Question {
  const std::vector<Record>& ledger;
  const Accounts& accounts;
  const TermAccount& term;
  ledger::Revision at;

  std::string where() const { return term.name + " as of revision " + std::to_string(at.value); }
};

// Asks of each term of the ledger, as of the head and of two earlier revisions.
void OfEachTerm(const std::vector<Record>& ledger, const std::function<void(const Question&)>& holds) {
  const Accounts accounts = FoldOf(ledger);
  for (const Record& record : ledger) {
    if (!record.has_term()) continue;
    const auto& terms = accounts.Find(ledger::AgreementOf(record.name()))->terms();
    const auto first = static_cast<int>(record.revision());
    const auto head = static_cast<int>(ledger.back().revision());
    for (const int revision : {head, AnyNumber(first, head), AnyNumber(first, head)}) {
      holds({.ledger = ledger, .accounts = accounts, .term = terms.at(record.name()), .at = {revision}});
    }
  }
}

std::vector<TimelinePoint> EngineByEventDate(const Question& question) {
  return TimelineByEventDate(question.term, kBeforeAll, kNoLimit, question.at);
}

std::vector<TimelinePoint> EngineByRecordTime(const Question& question) {
  return TimelineByRecordTime(question.term, question.accounts.record_times(), {0}, kNoLimit, question.at);
}

TEST(TimelineEqualsRecount, ByTheDaysOfTheHandovers) {
  CheckOnRandomLedgers(1'000, [](const std::vector<Record>& ledger) {
    OfEachTerm(ledger, [](const Question& question) {
      RequireEqual(
          TimelineByEventDate(question.ledger, question.term.name, question.at.value), EngineByEventDate(question),
          {TimelinePoint::descriptor()->FindFieldByNumber(TimelinePoint::kRevisionFieldNumber)}, question.where());
    });
  });
}

TEST(TimelineEqualsRecount, ByTheTimesOfTheRecords) {
  CheckOnRandomLedgers(250, [](const std::vector<Record>& ledger) {
    OfEachTerm(ledger, [](const Question& question) {
      RequireEqual(TimelineByRecordTime(question.ledger, question.term.name, question.at.value),
                   EngineByRecordTime(question), {}, question.where());
    });
  });
}

// The last revision since that of the term at which the figures of a day became what they are; 0 if none changed them.
int64_t LastChangeOf(const Question& question, const std::string& date) {
  const auto part_at = [&](int64_t revision) {
    return PartOfDay(question.ledger, question.term.name, date, revision).SerializeAsString();
  };
  const std::string part = part_at(question.at.value);
  for (int64_t revision = question.at.value; revision > question.term.revision.value; --revision) {
    if (part_at(revision - 1) != part) return revision;
  }
  return 0;
}

TEST(TimelineEqualsRecount, ADayNamesARevisionSinceWhichItsHandoversHaveNotChanged) {
  CheckOnRandomLedgers(150, [](const std::vector<Record>& ledger) {
    OfEachTerm(ledger, [](const Question& question) {
      for (const TimelinePoint& point : EngineByEventDate(question)) {
        RC_LOG(question.where() + " on " + point.event_date());
        const bool has_handover =
            PartOfDay(question.ledger, question.term.name, point.event_date(), question.at.value).handovers() > 0;
        RC_ASSERT((point.revision() > 0) == has_handover);
        RC_ASSERT(point.revision() <= question.at.value);
        if (has_handover) RC_ASSERT(point.revision() >= LastChangeOf(question, point.event_date()));
      }
    });
  });
}

// Reads pages of any size to the end: each begins behind a point of those before, not always the last of them. `read`
// returns so many points after a point, or from the first on.
void RequireSamePages(const std::vector<TimelinePoint>& whole, const std::string& where,
                      const std::function<std::vector<TimelinePoint>(const TimelinePoint*, size_t)>& read) {
  size_t known = 0;  // As many points, at least, have been read.
  do {
    const auto after = static_cast<size_t>(AnyNumber(static_cast<int>(known) / 2, static_cast<int>(known)));
    const auto limit = static_cast<size_t>(AnyNumber(1, 4));
    const auto begin = whole.begin() + static_cast<std::ptrdiff_t>(after);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(limit, whole.size() - after));
    RequireEqual(std::vector<TimelinePoint>(begin, end), read(after == 0 ? nullptr : &whole[after - 1], limit), {},
                 where + ", " + std::to_string(limit) + " after " + std::to_string(after));
    known = std::max(known, static_cast<size_t>(end - whole.begin()));
  } while (known < whole.size());
}

TEST(TimelineEqualsRecount, InPagesOfAnySizeByTheDaysOfTheHandovers) {
  CheckOnRandomLedgers(300, [](const std::vector<Record>& ledger) {
    OfEachTerm(ledger, [](const Question& question) {
      RequireSamePages(EngineByEventDate(question), question.where(), [&](const TimelinePoint* after, size_t limit) {
        const auto day = after == nullptr ? kBeforeAll : ledger::ParseDate(after->event_date()).value();
        return TimelineByEventDate(question.term, day, limit, question.at);
      });
    });
  });
}

TEST(TimelineEqualsRecount, InPagesOfAnySizeByTheTimesOfTheRecords) {
  CheckOnRandomLedgers(300, [](const std::vector<Record>& ledger) {
    OfEachTerm(ledger, [](const Question& question) {
      RequireSamePages(EngineByRecordTime(question), question.where(), [&](const TimelinePoint* after, size_t limit) {
        const ledger::Revision revision{after == nullptr ? 0 : after->revision()};
        return TimelineByRecordTime(question.term, question.accounts.record_times(), revision, limit, question.at);
      });
    });
  });
}

}  // namespace
}  // namespace handover::recount
