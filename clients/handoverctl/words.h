#ifndef HANDOVER_CLIENTS_HANDOVERCTL_WORDS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_WORDS_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/timestamp.pb.h>

#include <string>
#include <string_view>

#include "handover/registry/v1/quantity.pb.h"
#include "handover/registry/v1/source.pb.h"

// What the contract's values are called in plain words. Pure.
namespace handover::ctl {

// The plain words of an enum's value: "obligation" of TERM_KIND_OBLIGATION. An unknown number reads "unknown value 77".
std::string EnumWords(const google::protobuf::EnumDescriptor& type, int number);

template <typename Enum>
std::string WordsOf(Enum value) {
  return EnumWords(*google::protobuf::GetEnumDescriptor<Enum>(), static_cast<int>(value));
}

// "remains of members of armed forces"
std::string CategoryWords(registry::v1::Category category);

// What is counted: "containers (bags or coffins)"
std::string BasisWords(registry::v1::CountingBasis basis);

// "Ministry of Defence, "Title", 2025-06-16, https://..."; what is no named official organ says so after the organ.
std::string SourceWords(const registry::v1::Source& source);

// "2025-06-20 12:00:00 UTC"
std::string TimeWords(const google::protobuf::Timestamp& time);

// "1 term", "1,200 terms"
std::string NumberOf(int64_t count, std::string_view one, std::string_view many);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_WORDS_H_
