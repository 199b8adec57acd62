#include "clients/handoverctl/words.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "clients/handoverctl/number_text.h"

namespace handover::ctl {
namespace {

using registry::v1::Source;

// "TERM_KIND_" of TermKind: what every value's name begins with.
std::string PrefixOf(const google::protobuf::EnumDescriptor& type) {
  std::string prefix;
  for (const char c : type.name()) {
    if (absl::ascii_isupper(static_cast<unsigned char>(c)) && !prefix.empty()) prefix += '_';
    prefix += absl::ascii_toupper(static_cast<unsigned char>(c));
  }
  return prefix + "_";
}

std::string TierWords(registry::v1::SourceTier tier) {
  switch (tier) {
    case registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL:
      return "";
    case registry::v1::SOURCE_TIER_OFFICIAL_UNNAMED:
      return " (unnamed official)";
    case registry::v1::SOURCE_TIER_OBSERVER:
      return " (observer)";
    case registry::v1::SOURCE_TIER_SECONDARY_MEDIA:
      return " (press, never in a balance)";
    default:
      return absl::StrCat(" (", WordsOf(tier), ")");
  }
}

}  // namespace

std::string EnumWords(const google::protobuf::EnumDescriptor& type, int number) {
  const auto* value = type.FindValueByNumber(number);
  if (value == nullptr) return absl::StrCat("unknown value ", number);
  const std::string prefix = PrefixOf(type);
  std::string words = value->name();
  if (words.starts_with(prefix)) words.erase(0, prefix.size());
  std::ranges::replace(words, '_', ' ');
  return absl::AsciiStrToLower(words);
}

std::string CategoryWords(registry::v1::Category category) {
  switch (category) {
    case registry::v1::CATEGORY_DECEASED_MILITARY:
      return "remains of members of armed forces";
    case registry::v1::CATEGORY_DECEASED_CIVILIAN:
      return "remains of civilians";
    case registry::v1::CATEGORY_DECEASED_UNKNOWN:
      return "remains whose status is not yet known";
    case registry::v1::CATEGORY_POW_WOUNDED_OR_ILL:
      return "seriously wounded or ill prisoners of war";
    case registry::v1::CATEGORY_POW_AGED_18_25:
      return "prisoners of war aged 18 to 25";
    case registry::v1::CATEGORY_POW_OTHER:
      return "prisoners of war of no other category";
    case registry::v1::CATEGORY_CIVILIAN_DETAINEE:
      return "civilians who are held";
    default:
      return WordsOf(category);
  }
}

std::string BasisWords(registry::v1::CountingBasis basis) {
  switch (basis) {
    case registry::v1::COUNTING_BASIS_CONTAINER:
      return "containers (bags or coffins)";
    case registry::v1::COUNTING_BASIS_REMAINS_CASE:
      return "cases of remains";
    case registry::v1::COUNTING_BASIS_MINIMUM_NUMBER_OF_INDIVIDUALS:
      return "individuals (the minimum number that an examination found)";
    case registry::v1::COUNTING_BASIS_IDENTIFIED_PERSON:
      return "identified persons";
    case registry::v1::COUNTING_BASIS_LIST_ENTRY:
      return "lines of exchanged lists";
    case registry::v1::COUNTING_BASIS_LIVING_PERSON:
      return "living persons";
    default:
      return WordsOf(basis);
  }
}

std::string SourceWords(const Source& source) {
  std::string words = absl::StrCat(source.organ(), TierWords(source.tier()));
  if (!source.title().empty()) absl::StrAppend(&words, ", \"", source.title(), "\"");
  if (!source.publication_date().empty()) absl::StrAppend(&words, ", ", source.publication_date());
  if (!source.uri().empty()) absl::StrAppend(&words, ", ", source.uri());
  return words;
}

std::string TimeWords(const google::protobuf::Timestamp& time) {
  const absl::Time at = absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
  return absl::FormatTime("%Y-%m-%d %H:%M:%S UTC", at, absl::UTCTimeZone());
}

std::string NumberOf(int64_t count, std::string_view one, std::string_view many) {
  return absl::StrCat(CountText(count), " ", std::string(count == 1 ? one : many));
}

}  // namespace handover::ctl
