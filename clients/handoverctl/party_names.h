#ifndef HANDOVER_CLIENTS_HANDOVERCTL_PARTY_NAMES_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_PARTY_NAMES_H_

#include <map>
#include <string>
#include <string_view>

#include "ledger/record_name.h"

namespace handover::ctl {

// What people call the parties, by the names of their records. A party that is not in it goes by its id.
class PartyNames {
 public:
  void Add(const std::string& party, const std::string& display_name) { names_[party] = display_name; }

  // "Ukraine" of "parties/ukr"
  std::string Of(std::string_view party) const {
    const auto entry = names_.find(party);
    return entry == names_.end() ? std::string(ledger::IdOf(party)) : entry->second;
  }

 private:
  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_PARTY_NAMES_H_
