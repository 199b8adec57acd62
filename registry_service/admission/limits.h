#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_LIMITS_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_LIMITS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>

// Every bound of a record's values, as the comments of the protos state them. Names and ids have theirs in
// ledger/record_name.h, dates in ledger/calendar_date.h.
namespace handover::registry {

// A text that people read: a title, a place, an organ.
inline constexpr size_t kTextBytesMax = 256;
// The title and the address of a publication.
inline constexpr size_t kPublicationTextBytesMax = 1024;
// A SHA-256, in hexadecimal digits.
inline constexpr size_t kSha256Digits = 64;
// The last id of a mismatch's name, which the reconciliation service makes up.
inline constexpr size_t kMismatchIdBytesMax = 255;

// The number of a quantity, from 0; and the size of the part of a difference that an explanation accounts for, of
// either sign.
inline constexpr int64_t kCountMax = 1'000'000'000;

// The parties of an agreement, and how many of them are sides at least.
inline constexpr int kAgreementPartiesMin = 2;
inline constexpr int kAgreementPartiesMax = 16;
inline constexpr int kAgreementSidesMin = 2;

// A point in time lies in the years of which dates are admitted: 1900 to 2199, in seconds since 1970.
inline constexpr int64_t kTimeSecondsMin =
    std::chrono::sys_seconds(std::chrono::sys_days(std::chrono::year(1900) / 1 / 1)).time_since_epoch().count();
inline constexpr int64_t kTimeSecondsMax =
    std::chrono::sys_seconds(std::chrono::sys_days(std::chrono::year(2200) / 1 / 1)).time_since_epoch().count() - 1;
inline constexpr int32_t kNanosMax = 999'999'999;

// A term's grace period, from 0: 366 days.
inline constexpr int64_t kGracePeriodSecondsMax = 366 * 86'400;

// How many records of one handover are looked through, one by one, to tell whether two of them stand for the same
// event.
inline constexpr int kSupersedesStepsMax = 64;

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_LIMITS_H_
