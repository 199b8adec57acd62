#include "clients/handoverctl/answer.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/print.h"
#include "clients/handoverctl/yaml_text.h"

namespace handover::ctl {

Failure AnswerPrinter::Print(const Answer& answer) {
  const auto text = TextOf(answer);
  if (!text.ok()) return absl::StrCat("handoverctl: ", text.status().message(), "; want --output table\n");
  is_first_ = false;
  return ctl::Print(*text, paper_.out);
}

absl::StatusOr<std::string> AnswerPrinter::TextOf(const Answer& answer) const {
  switch (output_) {
    case Output::kTable:
      return answer.page(paper_.width);
    case Output::kPlain:
      return PlainText(answer.rows());
    case Output::kCsv:
      return CsvText(answer.rows(), is_first_);
    case Output::kJson:
      return answer.json();
    case Output::kNdjson: {
      const auto objects = answer.objects();
      if (!objects.ok()) return objects.status();
      return absl::StrJoin(*objects, "");
    }
    case Output::kYaml: {
      const auto json = answer.json();
      return json.ok() ? YamlText(*json) : json.status();
    }
  }
  return absl::InternalError("there is no such form of output");
}

}  // namespace handover::ctl
