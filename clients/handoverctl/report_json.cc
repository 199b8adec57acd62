#include "clients/handoverctl/report_json.h"

#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "clients/handoverctl/json_text.h"

namespace handover::ctl {
namespace {

// Builds one object, member by member, and keeps the first failure.
class JsonObject {
 public:
  // `value` is JSON.
  void AddJson(std::string_view key, std::string_view value) {
    members_.push_back(absl::StrCat("\"", std::string(key), "\":", std::string(value)));
  }

  // Adds `message`, or null where there is none.
  void Add(std::string_view key, const google::protobuf::Message* message) {
    if (message == nullptr) return AddJson(key, "null");
    const auto json = JsonText(*message, JsonForm::kOneLine);
    if (!json.ok()) return status_.Update(json.status());
    AddJson(key, std::string_view(*json).substr(0, json->size() - 1));  // Without the line's end.
  }

  void Add(std::string_view key, const absl::StatusOr<std::string>& json) {
    if (!json.ok()) return status_.Update(json.status());
    AddJson(key, *json);
  }

  absl::StatusOr<std::string> Build() const {
    if (!status_.ok()) return status_;
    return absl::StrCat("{", absl::StrJoin(members_, ","), "}");
  }

 private:
  std::vector<std::string> members_;
  absl::Status status_;
};

void AddReckoning(const Reckoning& reckoning, JsonObject& object) {
  object.Add("completions", &reckoning.completions);
  object.Add("mismatches", &reckoning.mismatches);
  object.Add("closedMismatches", &reckoning.closed);
}

absl::StatusOr<std::string> ReckoningJson(const Reckoning& reckoning) {
  JsonObject object;
  AddReckoning(reckoning, object);
  return object.Build();
}

// What became of a completion or a mismatch, and at which revision; 0: at none that is known.
template <typename Change>
absl::StatusOr<std::string> ChangeJson(const AgreementChanges& report, const Change& change, std::string_view what,
                                       std::string_view subject) {
  const auto record = report.records.find(ChangingRevision(change, report.before.completions.basis().revision(),
                                                           report.after.completions.basis().revision()));
  JsonObject object;
  object.AddJson("change", what);
  object.AddJson("subject", subject);
  object.Add("before", change.before);
  object.Add("after", change.after);
  object.Add("record", record == report.records.end() ? nullptr : &record->second);
  return object.Build();
}

std::string_view WordOf(const CompletionChange& change) {
  if (change.before == nullptr) return R"("OPENED")";
  return change.after == nullptr ? R"("CLOSED")" : R"("CHANGED")";
}

std::string_view WordOf(const MismatchChange& change) {
  switch (change.move) {
    case MismatchMove::kOpened:
      return R"("OPENED")";
    case MismatchMove::kChanged:
      return R"("CHANGED")";
    case MismatchMove::kClosed:
      return R"("CLOSED")";
    case MismatchMove::kPassed:
      return R"("OPENED_AND_CLOSED")";
  }
  return "null";
}

absl::StatusOr<std::vector<std::string>> ChangeList(const AgreementChanges& report) {
  std::vector<std::string> changes;
  for (const CompletionChange& change : report.changes.completions) {
    auto json = ChangeJson(report, change, WordOf(change), R"("COMPLETION")");
    if (!json.ok()) return json.status();
    changes.push_back(*std::move(json));
  }
  for (const MismatchChange& change : report.changes.mismatches) {
    auto json = ChangeJson(report, change, WordOf(change), R"("MISMATCH")");
    if (!json.ok()) return json.status();
    changes.push_back(*std::move(json));
  }
  return changes;
}

absl::StatusOr<std::string> ChangeListJson(const AgreementChanges& report) {
  const auto changes = ChangeList(report);
  if (!changes.ok()) return changes.status();
  return absl::StrCat("[", absl::StrJoin(*changes, ","), "]");
}

// A document is one line.
absl::StatusOr<std::string> Document(const JsonObject& object) {
  auto json = object.Build();
  if (!json.ok()) return json.status();
  return *std::move(json) + "\n";
}

}  // namespace

absl::StatusOr<std::string> ReportJson(const AgreementReport& report) {
  JsonObject object;
  object.Add("agreement", &report.agreement);
  AddReckoning(report.reckoning, object);
  return Document(object);
}

absl::StatusOr<std::string> ChangesJson(const AgreementChanges& report) {
  JsonObject object;
  object.Add("agreement", &report.agreement);
  object.Add("from", ReckoningJson(report.before));
  object.Add("to", ReckoningJson(report.after));
  object.Add("changes", ChangeListJson(report));
  return Document(object);
}

absl::StatusOr<std::vector<std::string>> ChangeObjects(const AgreementChanges& report) {
  auto changes = ChangeList(report);
  if (!changes.ok()) return changes;
  for (std::string& change : *changes) change += "\n";
  return changes;
}

}  // namespace handover::ctl
