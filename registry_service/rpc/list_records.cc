#include "registry_service/rpc/list_records.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ledger/entry.h"
#include "ledger/record_name.h"
#include "registry_service/admission/refusal.h"
#include "registry_service/log/entry_codec.h"
#include "registry_service/rpc/get_record.h"
#include "registry_service/rpc/page_token.h"
#include "registry_service/rpc/request_checks.h"
#include "service_host/error.h"

namespace handover::registry {
namespace {

// The collection that is listed, such as "agreements/a/terms".
absl::StatusOr<std::string> CollectionOfRequest(const v1::ListRecordsRequest& request) {
  if (request.kind() == v1::RECORD_KIND_UNSPECIFIED) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_FIELD_REQUIRED, "kind", "absent",
                   "a kind of record");
  }
  if (!v1::RecordKind_IsValid(request.kind())) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_FIELD_UNKNOWN, "kind",
                   absl::StrCat(static_cast<int>(request.kind())), "a kind of record");
  }
  const std::string last(ledger::CollectionOf(request.kind()));
  const std::string collection = request.parent().empty() ? last : absl::StrCat(request.parent(), "/", last);
  const std::string example = absl::StrCat(collection, "/x");
  const auto name = ledger::ParseRecordName(example);
  if (!name.has_value() || name->kind != request.kind()) {
    const std::string_view form = ledger::PatternOf(request.kind());
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_NAME_INVALID, "parent",
                   Quoted(request.parent()),
                   absl::StrCat(ledger::ParentOf(form).empty() ? "none" : "the parent", " of a name of the form ",
                                std::string(form)));
  }
  return collection;
}

absl::StatusOr<int> PageSizeOf(const v1::ListRecordsRequest& request) {
  if (request.page_size() < 0) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_VALUE_OUT_OF_RANGE, "page_size",
                   absl::StrCat(request.page_size()), absl::StrCat("0 to ", kPageSizeMax));
  }
  return request.page_size() == 0 ? kPageSizeDefault : std::min(request.page_size(), kPageSizeMax);
}

// Where the page begins, and as of which revision it is.
absl::StatusOr<PagePosition> PositionOf(const Listing& listing, const v1::ListRecordsRequest& request,
                                        ledger::Revision head) {
  const auto at = AsOf("revision", request.revision(), head);
  if (!at.ok()) return at.status();
  if (request.page_token().empty()) return PagePosition{*at, ""};
  auto position = ReadPageToken(listing, request.page_token());
  if (!position.has_value() || position->at > head ||
      (request.revision() != 0 && request.revision() != position->at.value)) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_PAGE_TOKEN_INVALID, "page_token",
                   Quoted(request.page_token()),
                   "the next_page_token of the page before, with the other fields as they were");
  }
  return *std::move(position);
}

// How many of `entries` go on one page.
size_t CountOnPage(const std::vector<ledger::Entry>& entries) {
  size_t bytes = 0;
  const auto first_too_many = std::ranges::find_if(entries, [&bytes](const ledger::Entry& entry) {
    const bool first = bytes == 0;
    bytes += entry.bytes.size();
    return !first && bytes > LedgerStore::kReadBytesMax;
  });
  return static_cast<size_t>(first_too_many - entries.begin());
}

// Reads the page at `position` into `response`. Returns whether there are records beyond it.
absl::StatusOr<bool> ReadPage(LedgerStore& store, const std::string& collection, const PagePosition& position,
                              int page_size, v1::ListRecordsResponse& response) {
  const auto entries = store.List(collection, position.after_id, position.at, page_size);
  if (!entries.ok()) return entries.status();
  const size_t count = CountOnPage(*entries);
  for (size_t i = 0; i < count; ++i) {
    auto record = ReadEntry((*entries)[i]);
    if (!record.ok()) return record.status();
    *response.add_records() = *std::move(record);
  }
  if (count < entries->size()) return true;
  if (count < static_cast<size_t>(page_size)) return false;
  const std::string& last = response.records().rbegin()->name();
  const auto beyond = store.List(collection, ledger::IdOf(last), position.at, 1);
  if (!beyond.ok()) return beyond.status();
  return !beyond->empty();
}

}  // namespace

absl::StatusOr<v1::ListRecordsResponse> ListRecords(LedgerStore& store, const v1::ListRecordsRequest& request) {
  const auto collection = CollectionOfRequest(request);
  if (!collection.ok()) return collection.status();
  const auto page_size = PageSizeOf(request);
  if (!page_size.ok()) return page_size.status();
  const Listing listing{store.ledger_id(), request.parent(), request.kind()};
  const auto position = PositionOf(listing, request, store.head());
  if (!position.ok()) return position.status();
  if (!request.parent().empty()) {
    const auto parent = ReadRecordAsOf(store, "parent", request.parent(), position->at);
    if (!parent.ok()) return parent.status();
  }

  v1::ListRecordsResponse response;
  response.set_ledger_id(store.ledger_id());
  response.set_revision(position->at.value);
  const auto more = ReadPage(store, *collection, *position, *page_size, response);
  if (!more.ok()) return more.status();
  if (*more) {
    const std::string last(ledger::IdOf(response.records().rbegin()->name()));
    response.set_next_page_token(WritePageToken(listing, {position->at, last}));
  }
  return response;
}

}  // namespace handover::registry
