#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_DISCLOSURE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_DISCLOSURE_H_

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "clients/handoverctl/report/amount.h"
#include "clients/handoverctl/report/material.h"

namespace handover::ctl {

// In a report for the public, a count from 1 to one below this is withheld: so few people could be recognised.
inline constexpr int64_t kPublicCountMin = 10;

// Says which figures of an agreement a report may show. Pure once made; safe from any thread.
//
// For the public, a figure of people is withheld where it is from 1 to kPublicCountMin - 1, or is a difference as
// small. So is every other figure that it could be worked out from. What is stated of one handover and one category is
// one cell, and is withheld as a whole. Every counter from the day of a withheld cell on holds that cell, and is
// withheld. Where a figure that is left is still too small, or two counters that are left are too close to each other,
// all of that direction and category is withheld. So nothing that is shown depends on the numbers of anything that is
// withheld.
class Disclosure {
 public:
  // Withholds nothing.
  Disclosure() = default;

  // Withholds what must not go to the public.
  static Disclosure ForPublic(const ReportMaterial& material);

  bool is_public() const { return is_public_; }

  // Of what is stated at the handover of the record `handover`, of one category.
  bool ShowsCell(std::string_view handover, registry::v1::Category category) const;
  // Of the counters of `term` as of the end of the day `date`.
  bool ShowsCounter(std::string_view term, std::string_view date) const;
  // Of the sums of all handovers of `term`, and what is reckoned from them.
  bool ShowsTotals(std::string_view term) const;
  // Of what two statements cannot both hold on.
  bool ShowsMismatch(const reconciliation::v1::Mismatch& mismatch) const;
  // Of the mismatch of that name; never of one that is not known.
  bool ShowsMismatchNamed(std::string_view name) const;
  // Of one number that stands for itself, such as an offer.
  bool ShowsNumber(const registry::v1::Quantity& quantity) const;

  // `amount` where it is shown; else "fewer than 10", or "withheld" where it is not small itself.
  Amount Show(bool is_shown, Amount amount) const;
  // Of a sum of what several cells hold: `amount` where it is shown, else "withheld". Whether it is small is not said:
  // that would tell something of the cells together that none of them tells.
  Amount ShowSum(bool is_shown, Amount amount) const;

 private:
  friend class DisclosureMaker;

  // One category in one direction: what all terms on it have in common.
  struct Flow {
    registry::v1::Category category = registry::v1::CATEGORY_UNSPECIFIED;
    std::string from_party;
    std::string to_party;

    auto operator<=>(const Flow&) const = default;
  };
  struct Cell {
    std::string handover;  // The first record of the event.
    registry::v1::Category category = registry::v1::CATEGORY_UNSPECIFIED;

    auto operator<=>(const Cell&) const = default;
  };
  // What is withheld of a flow.
  struct Withheld {
    bool all = false;
    std::optional<std::string> from_date;  // The day of the first withheld cell.
  };

  const Withheld* OfTerm(std::string_view term) const;

  bool is_public_ = false;
  std::map<std::string, std::string, std::less<>> first_record_of_;  // The event of each record of a handover.
  std::map<std::string, Flow, std::less<>> flow_of_handover_;        // By the first record.
  std::map<std::string, Flow, std::less<>> flow_of_term_;
  std::set<Cell> small_cells_;
  std::map<Flow, Withheld> withheld_;
  std::map<std::string, bool, std::less<>> shows_mismatch_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_DISCLOSURE_H_
